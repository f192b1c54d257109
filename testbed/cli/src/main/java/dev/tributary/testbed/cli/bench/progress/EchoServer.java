package dev.tributary.testbed.cli.bench.progress;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The yardstick: a server that does nothing but send back what it is sent, in a process of its own.
final class EchoServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private EchoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Tells its port on standard output, and ends with standard input.
    public static void main(String[] arguments) throws IOException {
        var vertx = Vertx.vertx();
        var server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0).setMaxWebSocketMessageSize(1 << 20))
                .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        System.out.println(server.actualPort());
        while (System.in.read() >= 0) {
            // until whoever started it is gone
        }
        System.exit(0);
    }

    static EchoServer start() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                EchoServer.class.getName());
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var said = process.inputReader(StandardCharsets.UTF_8).readLine();
            if (said == null) {
                throw new WorkFailed("The echo server did not start.");
            }
            return new EchoServer(process, Integer.parseInt(said));
        } catch (IOException failure) {
            throw new WorkFailed("The echo server did not start: " + failure.getMessage(), failure);
        }
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + port + "/");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
