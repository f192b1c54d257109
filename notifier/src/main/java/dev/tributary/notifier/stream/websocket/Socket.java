package dev.tributary.notifier.stream.websocket;

import dev.tributary.notifier.stream.Feed;
import dev.tributary.notifier.stream.Next;
import dev.tributary.notifier.stream.Outgoing;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// One connection: does what its [Feed] decides, one frame at a time, and what the time brings.
final class Socket {

    private final WebSocketConnection connection;
    private final Function<Outgoing, String> encoding;
    private final Vertx vertx;
    private final AtomicInteger turns = new AtomicInteger();
    private volatile long heardAt = System.nanoTime();
    private volatile long toldAt = System.nanoTime();
    private volatile Instant askForTokenAt = Instant.MAX;
    private volatile Instant tokenEnds = Instant.MAX;
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

    void hasTokenForever() {
        tokenEnds = Instant.MAX;
        askForTokenAt = Instant.MAX;
    }

    /// @param ends when the token does; Quarkus closes the connection then
    /// @param before how long before that another one is asked for
    void hasTokenUntil(Instant ends, Duration before) {
        tokenEnds = ends;
        askForTokenAt = ends.minus(before);
    }

    /// Called again and again.
    void look(Instant now, Duration silence, Duration heartbeat) {
        if (isSilentFor(silence)) {
            close(Closing.SILENT);
        } else if (!askForTokenAt.isAfter(now)) {
            askForTokenAt = Instant.MAX;
            feed.tell(new Outgoing.TokenExpiring(tokenEnds));
        } else if (System.nanoTime() - toldAt > heartbeat.toNanos()) {
            toldAt = System.nanoTime();
            feed.tell(new Outgoing.Heartbeat());
        }
    }

    /// @param moveAfter when it is this client's turn to go
    /// @param patience how long it is waited for after that
    void drain(Duration moveAfter, Duration patience) {
        feed.tell(new Outgoing.Draining(moveAfter));
        vertx.setTimer(Math.max(1, moveAfter.plus(patience).toMillis()), _ -> close(Closing.RESTARTING));
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
        toldAt = System.nanoTime();
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
