package dev.tributary.bank.truelayer.http;

import dev.tributary.bank.truelayer.Abort;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// Sends a request and hands out its answer as a stream; every way it can go wrong becomes a [BankFailure].
@ApplicationScoped
class TrueLayerHttp {

    /// The code of a call that nobody ever heard of.
    static final String NOT_CONNECTED = "not_connected";

    /// The JDK's client sends a GET once more by itself when a connection ends before its answer begins. The bank hears
    /// two calls where the ledger counts one, so it is told not to. It reads this once, at the first request.
    private static final String ATTEMPTS = "jdk.httpclient.redirects.retrylimit";

    static {
        System.setProperty(ATTEMPTS, "1");
    }

    private static final int LONGEST_ERROR = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// Reads a successful answer's body.
    interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    /// Told the status as soon as it is known.
    interface StatusListener {
        void status(int status);
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("truelayer-silence").factory());

    private final Duration longestAnswer;

    @Inject
    TrueLayerHttp(TrueLayerConfig config) {
        this(config.longestAnswer());
    }

    TrueLayerHttp(Duration longestAnswer) {
        this.longestAnswer = longestAnswer;
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
        client.shutdownNow();
    }

    /// @throws BankCallFailed for anything but a complete success
    <T> T send(HttpRequest request, Duration silence, Abort abort, StatusListener listener, BodyReader<T> reader) {
        try {
            var answer = begin(request, abort);
            listener.status(answer.statusCode());
            try (var body = new SilenceWatch(answer.body(), silence, longestAnswer, timer)) {
                abort.onRequest(() -> closeQuietly(answer.body()));
                if (answer.statusCode() / 100 != 2) {
                    throw new BankCallFailed(meaning(answer, body));
                }
                return reader.read(body);
            }
        } catch (IOException broken) {
            throw new BankCallFailed(meaning(broken, abort));
        } catch (BankCallFailed failed) {
            throw abort.requested() ? new BankCallFailed(new BankFailure.Aborted("aborted")) : failed;
        }
    }

    private HttpResponse<InputStream> begin(HttpRequest request, Abort abort) throws IOException {
        var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        abort.onRequest(() -> answer.cancel(true));
        try {
            return answer.get();
        } catch (CancellationException aborted) {
            throw new InterruptedIOException("aborted");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new InterruptedIOException("stopping");
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    /// What went wrong the only time, not that it was the only one.
    private static IOException cause(ExecutionException failed) {
        return switch (failed.getCause()) {
            case ConnectException refused -> refused;
            case HttpTimeoutException late -> late;
            case IOException broken when broken.getCause() instanceof IOException first -> first;
            case IOException broken -> broken;
            case null, default -> new IOException(failed);
        };
    }

    private static BankFailure meaning(HttpResponse<InputStream> answer, InputStream body) throws IOException {
        var retryAfter = answer.headers().firstValue("Retry-After").orElse(null);
        return ErrorAnswer.meaning(answer.statusCode(), body.readNBytes(LONGEST_ERROR), retryAfter);
    }

    private static BankFailure meaning(IOException broken, Abort abort) {
        if (abort.requested()) {
            return new BankFailure.Aborted("aborted");
        }
        return switch (broken) {
            case HttpConnectTimeoutException _, ConnectException _ -> new BankFailure.ConnectionLost(NOT_CONNECTED);
            case HttpTimeoutException _ -> new BankFailure.TimedOut(BankFailure.NO_ANSWER);
            case InterruptedIOException _ -> new BankFailure.TimedOut("silent");
            default -> new BankFailure.ConnectionLost("connection_lost");
        };
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyGone) {
            Thread.onSpinWait();
        }
    }
}
