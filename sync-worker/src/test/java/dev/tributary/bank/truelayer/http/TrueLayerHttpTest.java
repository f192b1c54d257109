package dev.tributary.bank.truelayer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.bank.truelayer.Abort;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrueLayerHttpTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final TrueLayerHttp http = new TrueLayerHttp(LONG);
    private final AtomicInteger heard = new AtomicInteger();
    private ServerSocket bank;

    @BeforeEach
    void open() throws IOException {
        bank = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        bank.close();
    }

    @Test
    void anAnswerIsReadToItsEnd() {
        serve(1);

        assertThat(ask()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    }

    @Test
    void aCallOnAKeptConnectionThatEndsBeforeItsAnswerIsSentOnce() {
        serve(1);
        ask();

        assertThat(failureOf()).isEqualTo(new BankFailure.ConnectionLost("connection_lost"));
        assertThat(heard).hasValue(2);
    }

    @Test
    void aCallOnANewConnectionThatEndsBeforeItsAnswerIsSentOnce() {
        serve(0);

        assertThat(failureOf()).isEqualTo(new BankFailure.ConnectionLost("connection_lost"));
        assertThat(heard).hasValue(1);
    }

    @Test
    void whereNobodyListensNothingWasSent() throws IOException {
        bank.close();

        assertThat(failureOf()).isEqualTo(new BankFailure.ConnectionLost(TrueLayerHttp.NOT_CONNECTED));
    }

    private byte[] ask() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/".formatted(bank.getLocalPort())))
                .timeout(LONG)
                .build();
        return http.send(request, LONG, new Abort(), _ -> {}, InputStream::readAllBytes);
    }

    private BankFailure failureOf() {
        var thrown = new BankFailure[1];
        assertThatThrownBy(this::ask).isInstanceOfSatisfying(BankCallFailed.class, it -> thrown[0] = it.failure());
        return thrown[0];
    }

    /// On every connection, answers this many calls, and hangs up on the next one when it has heard it.
    private void serve(int answered) {
        Thread.startVirtualThread(() -> {
            while (!bank.isClosed()) {
                try (var connection = bank.accept()) {
                    converse(connection, answered);
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void converse(Socket connection, int answered) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        for (var call = 0; hears(lines) && call < answered; call++) {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// Whether another request came, up to the empty line.
    private boolean hears(BufferedReader lines) throws IOException {
        var first = lines.readLine();
        if (first == null) {
            return false;
        }
        heard.incrementAndGet();
        for (var line = first; line != null && !line.isEmpty(); ) {
            line = lines.readLine();
        }
        return true;
    }
}
