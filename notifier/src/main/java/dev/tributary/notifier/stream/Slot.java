package dev.tributary.notifier.stream;

import dev.tributary.notifier.job.JobState;
import org.jspecify.annotations.Nullable;

/// The place of one import in one connection. Holds the newest state that is still to be sent.
///
/// ```
/// awaited until the grace ends ──first state──▶ live ⟲ newer states replace each other
/// ```
final class Slot {

    private final Pace pace;
    private final long graceEnds;
    private long seen;
    private boolean live;
    private boolean ended;
    private @Nullable JobState waiting;

    private Slot(Pace pace, long seen, boolean live, long graceEnds) {
        this.pace = pace;
        this.seen = seen;
        this.live = live;
        this.graceEnds = graceEnds;
    }

    /// For an import that may come through the topic any moment.
    ///
    /// @param seen the version the client has; -1 for none
    static Slot awaited(Pace pace, long seen, long graceEnds) {
        return new Slot(pace, seen, false, graceEnds);
    }

    /// For an import that is known.
    static Slot live(Pace pace, long seen) {
        return new Slot(pace, seen, true, Long.MAX_VALUE);
    }

    /// @return whether this is the first state, so that the client must be told that it is subscribed
    boolean offer(JobState state) {
        var first = !live;
        live = true;
        if (state.version() > seen && (waiting == null || state.version() > waiting.version())) {
            waiting = state;
        }
        ended = state.status().isTerminal();
        return first;
    }

    /// The client has been told that the import is over: there is nothing left to remember.
    boolean isDone() {
        return ended && waiting == null;
    }

    boolean isLive() {
        return live;
    }

    boolean isOverdue(long now) {
        return !live && graceEnds <= now;
    }

    /// @return when this slot wants attention next; `Long.MAX_VALUE` when nothing is to be done
    long dueAt() {
        if (!live) {
            return graceEnds;
        }
        return waiting == null ? Long.MAX_VALUE : pace.earliest();
    }

    /// @return the state to send now, which this slot then no longer holds; null when there is none
    @Nullable
    JobState take(long now) {
        var state = waiting;
        if (state == null || pace.earliest() > now) {
            return null;
        }
        pace.count(now);
        waiting = null;
        seen = state.version();
        return state;
    }
}
