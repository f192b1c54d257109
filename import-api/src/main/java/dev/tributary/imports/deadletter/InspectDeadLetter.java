package dev.tributary.imports.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// An operator looks at a dead letter. Its payload may hold what is nobody's business, so it is masked unless they ask
/// for it, and then it is logged that they did.
@ApplicationScoped
public class InspectDeadLetter {

    private static final Logger LOG = Logger.getLogger(InspectDeadLetter.class);

    /// @param masked the payload's shape and ids; null when it is not JSON, or has none
    /// @param payload all of it; null unless asked for, and when it is no text
    public record Inspected(
            DeadLetter letter,
            @Nullable JsonNode masked,
            @Nullable String payload) {}

    private final DeadLetters letters;

    InspectDeadLetter(DeadLetters letters) {
        this.letters = letters;
    }

    public Uni<Optional<Inspected>> inspect(UUID id, boolean reveal, String operator) {
        return letters.find(id).map(found -> found.map(letter -> inspected(letter, reveal, operator)));
    }

    private static Inspected inspected(DeadLetter letter, boolean reveal, String operator) {
        if (reveal) {
            LOG.infof(
                    "dead letter revealed: id=%s topic=%s operator=%s",
                    letter.id(), letter.origin().topic(), operator);
        }
        return new Inspected(
                letter,
                letter.text() == null ? null : MaskedPayload.of(letter.text()).orElse(null),
                reveal ? letter.text() : null);
    }
}
