package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.notifier.job.JobState;
import dev.tributary.notifier.stream.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Frames as JSON. Whoever watches an import is sent its state right after the others who do, so the last one written
/// is kept and written once for all of them.
@ApplicationScoped
class Frames {

    private final ObjectMapper json;
    private volatile @Nullable Written last;

    Frames(ObjectMapper json) {
        this.json = json;
    }

    private record Written(JobState state, String text) {}

    String write(Outgoing frame) {
        return frame instanceof Outgoing.Progress(var state) ? progress(state, frame) : text(frame);
    }

    private String progress(JobState state, Outgoing frame) {
        var known = last;
        if (known == null || !known.state.equals(state)) {
            known = new Written(state, text(frame));
            last = known;
        }
        return known.text;
    }

    private String text(Outgoing frame) {
        try {
            return json.writeValueAsString(ServerMessage.of(frame));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a frame as JSON", impossible);
        }
    }
}
