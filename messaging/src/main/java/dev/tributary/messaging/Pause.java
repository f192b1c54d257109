package dev.tributary.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;

/// Waits without a thread.
public final class Pause {

    private Pause() {}

    /// The timer wakes on another thread: back to where the work runs, and its transaction is known.
    public static Uni<Void> of(Duration time) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(time).emitOn(whereItBegan());
    }

    private static Executor whereItBegan() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run());
    }
}
