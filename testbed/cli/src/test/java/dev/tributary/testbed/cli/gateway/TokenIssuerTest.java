package dev.tributary.testbed.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.cli.TestingGateway;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {

    private final TestingGateway provider = new TestingGateway();
    private final List<String> forms = new ArrayList<>();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void a_token_is_asked_for_in_the_users_name_and_kept_while_it_is_good() {
        // given
        issuing(3600);
        var tokens = new TokenIssuer(issuer(), "anna & co");

        // when
        var first = tokens.bearer();
        var second = tokens.bearer();

        // then
        assertThat(first).contains("token-1");
        assertThat(second).contains("token-1");
        assertThat(forms).hasSize(1).first().asString().contains("grant_type=password", "username=anna+%26+co");
    }

    @Test
    void a_token_that_is_about_to_expire_is_replaced() {
        // given
        issuing(30);
        var tokens = new TokenIssuer(issuer(), "anna");

        // when
        tokens.bearer();
        var second = tokens.bearer();

        // then
        assertThat(second).contains("token-2");
    }

    private void issuing(int lifetimeSeconds) {
        provider.on(
                "GET /tributary/.well-known/openid-configuration",
                exchange -> exchange.json("{\"token_endpoint\":\"%s/tributary/token\"}".formatted(provider.url())));
        provider.on("POST /tributary/token", exchange -> {
            forms.add(exchange.body());
            exchange.json("{\"access_token\":\"token-%d\",\"expires_in\":%d}".formatted(forms.size(), lifetimeSeconds));
        });
    }

    private URI issuer() {
        return URI.create(provider.url() + "/tributary");
    }
}
