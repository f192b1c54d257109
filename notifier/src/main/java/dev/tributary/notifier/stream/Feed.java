package dev.tributary.notifier.stream;

import dev.tributary.notifier.job.JobState;
import dev.tributary.notifier.job.NewestJobs;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides what one connection is sent. Answers come in the order of the questions and before progress; of each
/// import only the newest state is held; one frame is on its way at a time, so a client that does not read
/// costs one slot per import and nothing more.
///
/// An import has one slot, whether the client asked for it by its id, for all of the person's, or for both: no
/// state is sent twice.
///
/// Times are nanoseconds of one monotonic clock.
public final class Feed {

    private static final long NONE = -1;

    private final String userId;
    private final Limits limits;
    private final NewestJobs jobs;
    private final Watchers watchers;
    private final Runnable wake;

    private final Queue<Outgoing> replies = new ArrayDeque<>();
    private final SequencedMap<UUID, Slot> slots = new LinkedHashMap<>();

    /// Imports asked for by their ids.
    private final Set<UUID> asked = new HashSet<>();

    /// All of the person's imports were asked for.
    private boolean everything;

    private boolean toldOfTooMany;
    private boolean sending;
    private boolean closed;

    /// @param wake called, from any thread, when [#next] has something new to say; must not wait
    public Feed(String userId, Limits limits, NewestJobs jobs, Watchers watchers, Runnable wake) {
        this.userId = userId;
        this.limits = limits;
        this.jobs = jobs;
        this.watchers = watchers;
        this.wake = wake;
    }

    /// Asking again for an import that is watched already starts it anew.
    ///
    /// @param sinceVersion the version the client has; null for none
    public void subscribe(UUID jobId, @Nullable Long sinceVersion, long now) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (!asked.contains(jobId) && asked.size() >= limits.subscriptions()) {
                replies.add(new Outgoing.Refused(Refusal.TOO_MANY_SUBSCRIPTIONS, jobId));
            } else {
                asked.add(jobId);
                slots.put(
                        jobId,
                        Slot.awaited(
                                limits.pace(),
                                sinceVersion == null ? NONE : sinceVersion,
                                now + limits.grace().toNanos()));
                // Watch first, look second: a change in between is seen twice rather than never.
                watchers.add(jobId, this);
                jobs.find(jobId).ifPresent(this::offer);
            }
        }
        wake.run();
    }

    public synchronized void unsubscribe(UUID jobId) {
        if (asked.remove(jobId)) {
            watchers.remove(jobId, this);
            var slot = slots.get(jobId);
            if (!everything || (slot != null && !slot.isLive())) {
                slots.remove(jobId);
            }
        }
    }

    /// All imports of the person, those included that are yet to come. Asking again starts anew.
    ///
    /// @param sinceVersions the versions the client has
    public void subscribeUser(Map<UUID, Long> sinceVersions) {
        synchronized (this) {
            if (closed) {
                return;
            }
            slots.keySet().retainAll(asked);
            toldOfTooMany = false;
            everything = true;
            watchers.addUser(userId, this);
            var present = jobs.ofUser(userId);
            var followed = present.subList(0, Math.min(present.size(), limits.userJobs()));
            replies.add(new Outgoing.SubscribedUser(
                    followed.stream().map(JobState::jobId).toList()));
            for (var state : followed) {
                var seen = sinceVersions.getOrDefault(state.jobId(), NONE);
                slots.computeIfAbsent(state.jobId(), _ -> Slot.live(limits.pace(), seen));
                offer(state);
            }
            if (present.size() > followed.size()) {
                tellOfTooMany();
            }
        }
        wake.run();
    }

    public synchronized void unsubscribeUser() {
        everything = false;
        watchers.removeUser(userId, this);
        slots.keySet().retainAll(asked);
    }

    /// Something besides the imports.
    public void tell(Outgoing frame) {
        synchronized (this) {
            if (closed) {
                return;
            }
            replies.add(frame);
        }
        wake.run();
    }

    /// The client's message was no use.
    public void refuse(Refusal refusal) {
        tell(new Outgoing.Refused(refusal, null));
    }

    public synchronized void close() {
        closed = true;
        asked.forEach(jobId -> watchers.remove(jobId, this));
        watchers.removeUser(userId, this);
        asked.clear();
        slots.clear();
        replies.clear();
    }

    void changed(JobState state) {
        synchronized (this) {
            offer(state);
        }
        wake.run();
    }

    void forgotten(UUID jobId) {
        synchronized (this) {
            var slot = slots.get(jobId);
            if (slot != null && slot.isLive() && asked.contains(jobId)) {
                refuseUnknown(jobId);
            }
        }
        wake.run();
    }

    void forgottenOfMine(UUID jobId) {
        synchronized (this) {
            if (everything) {
                if (!asked.contains(jobId)) {
                    slots.remove(jobId);
                }
                replies.add(new Outgoing.Forgotten(jobId));
            }
        }
        wake.run();
    }

    public synchronized Next next(long now) {
        if (closed) {
            return new Next.Rest();
        }
        if (replies.size() > limits.unreadReplies()) {
            return new Next.GiveUp();
        }
        if (sending) {
            return new Next.Rest();
        }
        refuseOverdue(now);
        var reply = replies.poll();
        return reply != null ? send(reply) : progress(now);
    }

    /// The frame has left, or never will.
    public synchronized void sent() {
        sending = false;
    }

    /// Imports this connection holds a slot for.
    public synchronized int subscriptions() {
        return slots.size();
    }

    private void offer(JobState state) {
        if (!state.userId().equals(userId)) {
            return;
        }
        var slot = everything ? slotOfMine(state.jobId()) : slots.get(state.jobId());
        if (slot != null && slot.offer(state)) {
            replies.add(new Outgoing.Subscribed(state.jobId()));
        }
    }

    private @Nullable Slot slotOfMine(UUID jobId) {
        var slot = slots.get(jobId);
        if (slot != null) {
            return slot;
        }
        if (slots.size() >= limits.userJobs() && !makesRoom()) {
            tellOfTooMany();
            return null;
        }
        var added = Slot.live(limits.pace(), NONE);
        slots.put(jobId, added);
        return added;
    }

    private boolean makesRoom() {
        var done = slots.entrySet().stream()
                .filter(entry -> entry.getValue().isDone() && !asked.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
        done.ifPresent(slots::remove);
        return done.isPresent();
    }

    private void tellOfTooMany() {
        if (!toldOfTooMany) {
            toldOfTooMany = true;
            replies.add(new Outgoing.Refused(Refusal.TOO_MANY_JOBS, null));
        }
    }

    private void refuseOverdue(long now) {
        slots.entrySet().stream()
                .filter(entry -> entry.getValue().isOverdue(now))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::refuseUnknown);
    }

    private void refuseUnknown(UUID jobId) {
        unsubscribe(jobId);
        slots.remove(jobId);
        replies.add(new Outgoing.Refused(Refusal.UNKNOWN_JOB, jobId));
    }

    private Next progress(long now) {
        var wait = Long.MAX_VALUE;
        for (var entry : slots.entrySet()) {
            var state = entry.getValue().take(now);
            if (state != null) {
                // The import goes to the end, so that a lively one does not keep the others from their turn.
                slots.putLast(entry.getKey(), entry.getValue());
                return send(new Outgoing.Progress(state));
            }
            wait = Math.min(wait, entry.getValue().dueAt());
        }
        return wait == Long.MAX_VALUE ? new Next.Rest() : new Next.Wait(wait);
    }

    private Next send(Outgoing frame) {
        sending = true;
        return new Next.Send(frame);
    }
}
