package dev.tributary.notifier.stream;

import dev.tributary.notifier.job.JobState;
import dev.tributary.notifier.job.NewestJobs;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.UUID;

/// Decides what one connection is sent. Answers come in the order of the questions and before progress; of each
/// import only the newest state is held; one frame is on its way at a time, so a client that does not read
/// costs one slot per import and nothing more.
///
/// Times are nanoseconds of one monotonic clock.
public final class Feed {

    private final String userId;
    private final Limits limits;
    private final NewestJobs jobs;
    private final Watchers watchers;
    private final Runnable wake;

    private final Queue<Outgoing> replies = new ArrayDeque<>();
    private final SequencedMap<UUID, Slot> slots = new LinkedHashMap<>();
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
    /// @param sinceVersion the version the client has; -1 for none
    public void subscribe(UUID jobId, long sinceVersion, long now) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (!slots.containsKey(jobId) && slots.size() >= limits.subscriptions()) {
                replies.add(new Outgoing.Refused(Refusal.TOO_MANY_SUBSCRIPTIONS, jobId));
            } else {
                slots.put(
                        jobId,
                        new Slot(
                                limits.pace(),
                                sinceVersion,
                                now + limits.grace().toNanos()));
                // Watch first, look second: a change in between is seen twice rather than never.
                watchers.add(jobId, this);
                jobs.find(jobId).ifPresent(this::offer);
            }
        }
        wake.run();
    }

    public synchronized void unsubscribe(UUID jobId) {
        if (slots.remove(jobId) != null) {
            watchers.remove(jobId, this);
        }
    }

    /// The client's message was no use.
    public void refuse(Refusal refusal) {
        synchronized (this) {
            replies.add(new Outgoing.Refused(refusal, null));
        }
        wake.run();
    }

    public synchronized void close() {
        closed = true;
        slots.keySet().forEach(jobId -> watchers.remove(jobId, this));
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
            if (slot != null && slot.isLive()) {
                refuseUnknown(jobId);
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

    public synchronized int subscriptions() {
        return slots.size();
    }

    private void offer(JobState state) {
        var slot = slots.get(state.jobId());
        if (slot != null && state.userId().equals(userId) && slot.offer(state)) {
            replies.add(new Outgoing.Subscribed(state.jobId()));
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
