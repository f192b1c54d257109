package dev.tributary.notifier.stream.websocket;

import dev.tributary.notifier.stream.Feed;
import dev.tributary.notifier.stream.Next;
import dev.tributary.notifier.stream.Outgoing;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// One connection: does what its [Feed] decides, one frame at a time.
final class Socket {

    private final WebSocketConnection connection;
    private final Function<Outgoing, String> encoding;
    private final Vertx vertx;
    private final AtomicInteger turns = new AtomicInteger();
    private volatile long heardAt = System.nanoTime();
    private final Feed feed;

    /// Only whoever has the turn reads and writes it.
    private long wakesAt = Long.MAX_VALUE;

    Socket(
            WebSocketConnection connection,
            Function<Outgoing, String> encoding,
            Vertx vertx,
            Function<Runnable, Feed> feeds) {
        this.connection = connection;
        this.encoding = encoding;
        this.vertx = vertx;
        this.feed = feeds.apply(this::turn);
    }

    Feed feed() {
        return feed;
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    boolean isSilentFor(Duration silence) {
        return System.nanoTime() - heardAt > silence.toNanos();
    }

    void close(Closing closing) {
        feed.close();
        // A connection that cannot be closed any more is closed.
        connection.close(closing.reason()).subscribe().with(_ -> {}, _ -> {});
    }

    /// Whoever comes while another is at it only asks them for one more turn.
    private void turn() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        var asked = 1;
        do {
            step();
            asked = turns.addAndGet(-asked);
        } while (asked != 0);
    }

    private void step() {
        switch (feed.next(System.nanoTime())) {
            case Next.Send(var frame) -> send(frame);
            case Next.Wait(var until) -> wakeAt(until);
            case Next.Rest() -> {}
            case Next.GiveUp() -> close(Closing.NOT_READING);
        }
    }

    private void send(Outgoing frame) {
        var text = encoding.apply(frame);
        Uni.createFrom().deferred(() -> connection.sendText(text)).subscribe().with(_ -> sent(), _ -> sent());
    }

    /// A frame that could not be sent is no reason to stay silent about the next: the close of a broken
    /// connection arrives by itself.
    private void sent() {
        feed.sent();
        turn();
    }

    private void wakeAt(long until) {
        if (wakesAt <= until && wakesAt > System.nanoTime()) {
            return;
        }
        wakesAt = until;
        var millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()) + 1);
        vertx.setTimer(millis, _ -> turn());
    }
}
