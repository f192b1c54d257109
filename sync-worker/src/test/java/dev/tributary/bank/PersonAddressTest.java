package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingBank.class)
class PersonAddressTest {

    @Test
    void whatADirectCallerClaimsIsNotBelieved() throws Exception {
        assertThat(toldTo("127.0.0.1")).isEqualTo("127.0.0.1");
    }

    @Test
    void whatTheGatewayTellsIsBelieved() throws Exception {
        assertThat(toldTo(TestingBank.TRUSTED_PROXY)).isEqualTo("203.0.113.9");
    }

    /// Asks from one of this machine's addresses, and claims to ask for somebody far away.
    private static String toldTo(String from) throws Exception {
        try (var client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(from))
                .build()) {
            var here = URI.create("http://127.0.0.1:%d/testing/address".formatted(RestAssured.port));
            var request = HttpRequest.newBuilder(here)
                    .header("X-Forwarded-For", "203.0.113.9")
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
