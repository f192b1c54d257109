package dev.tributary.imports.deadletter;

import dev.tributary.imports.deadletter.DeadLetters.Settled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/// An operator decides about a dead letter: once, and by name.
@ApplicationScoped
public class SettleDeadLetter {

    private static final Logger LOG = Logger.getLogger(SettleDeadLetter.class);

    /// What can be decided.
    public enum Choice {
        /// It is delivered again, because what was wrong is mended.
        REPLAY,
        /// It is not worth anything.
        DISCARD
    }

    private final DeadLetters letters;
    private final Clock clock;

    SettleDeadLetter(DeadLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    public Uni<Settled> settle(UUID id, Choice choice, String operator) {
        var settling =
                switch (choice) {
                    case REPLAY -> letters.replay(id, operator, clock.instant());
                    case DISCARD -> letters.discard(id, operator, clock.instant());
                };
        return settling.invoke(settled -> {
            if (settled instanceof Settled.Done done) {
                LOG.infof(
                        "dead letter settled: id=%s topic=%s state=%s operator=%s",
                        id, done.letter().origin().topic(), done.letter().state(), operator);
            }
        });
    }
}
