package dev.tributary.testbed.world.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Starting, awaiting and ending other processes.
public final class Processes {

    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

    private Processes() {}

    /// What a command line with the `java` this process runs on begins with. A collection of the whole heap stops
    /// everything for 60 to 190 ms: it comes when the heap is full, and not for every 7 MiB of compiled code or
    /// the first 21 MiB of class metadata, which are the defaults.
    public static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=240m",
                "-XX:MetaspaceSize=96m");
    }

    /// Asks a process to end, and ends it when it does not within the time.
    public static void stop(ProcessHandle process, Duration timeout) {
        process.destroy();
        awaitEnd(process, timeout);
    }

    /// The same by a signal of your choice: `INT`, `QUIT`.
    public static void signal(String signal, ProcessHandle process, Duration timeout) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException("no signal could be sent", e);
        }
        awaitEnd(process, timeout);
    }

    private static void awaitEnd(ProcessHandle process, Duration timeout) {
        try {
            process.onExit()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            kill(process);
        }
    }

    /// Ends a process and its children, without asking.
    public static void kill(ProcessHandle process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        Stream.concat(Stream.of(process), children.stream())
                .forEach(ended -> ended.onExit().join());
    }

    /// Waits until somebody listens.
    ///
    /// @param isAlive whether it still makes sense to wait
    public static void awaitPort(String hostAndPort, BooleanSupplier isAlive, Duration timeout) {
        int port = Integer.parseInt(hostAndPort.substring(hostAndPort.lastIndexOf(':') + 1));
        await("nobody listens on port " + port, () -> isListening(port), isAlive, timeout);
    }

    /// Polls until the condition holds.
    public static void await(String otherwise, BooleanSupplier condition, BooleanSupplier isAlive, Duration timeout) {
        Instant deadline = Instant.now().plus(timeout);
        while (!condition.getAsBoolean()) {
            if (!isAlive.getAsBoolean()) {
                throw new IllegalStateException(otherwise + ": the process has ended");
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(otherwise + " after " + timeout.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    public static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
