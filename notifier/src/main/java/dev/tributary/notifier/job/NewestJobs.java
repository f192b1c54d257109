package dev.tributary.notifier.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps each import's newest state and tells the follower of it.
@ApplicationScoped
public class NewestJobs {

    /// The first is the first to be dropped.
    private static final Comparator<JobState> LEAST_WANTED_FIRST = Comparator.comparingInt(NewestJobs::worth)
            .thenComparing(JobState::changedAt)
            .thenComparing(JobState::jobId);

    private final JobFollower follower;
    private final JobsConfig config;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, JobState> newest = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Map<UUID, JobState>> byUser = new ConcurrentHashMap<>();
    private final TreeSet<JobState> leastWantedFirst = new TreeSet<>(LEAST_WANTED_FIRST);
    private final AtomicLong size = new AtomicLong();

    NewestJobs(JobFollower follower, JobsConfig config, Clock clock) {
        this.follower = follower;
        this.config = config;
        this.clock = clock;
    }

    public Optional<JobState> find(UUID jobId) {
        return Optional.ofNullable(newest.get(jobId));
    }

    /// The imports of one person, those most worth watching first: under way, then planned, then ended, each newest
    /// first.
    public List<JobState> ofUser(String userId) {
        return byUser.getOrDefault(userId, Map.of()).values().stream()
                .sorted(LEAST_WANTED_FIRST.reversed())
                .toList();
    }

    /// Takes a state in any order and as often as it comes: only a newer one changes anything.
    public synchronized void accept(JobState state) {
        var known = newest.get(state.jobId());
        if (known != null && !state.isNewerThan(known)) {
            return;
        }
        if (!isOutdated(state)) {
            keep(state);
            follower.changed(state);
        } else if (known != null) {
            drop(state.jobId());
            follower.changed(state);
        }
    }

    /// The import is gone, whatever was known of it.
    public synchronized void forget(UUID jobId) {
        var known = newest.get(jobId);
        drop(jobId);
        follower.forgotten(jobId, known == null ? null : known.userId());
    }

    /// Lets go of what ended too long ago.
    public synchronized void dropOutdated() {
        while (!leastWantedFirst.isEmpty() && isOutdated(leastWantedFirst.first())) {
            drop(leastWantedFirst.first().jobId());
        }
    }

    public int count() {
        return newest.size();
    }

    /// Characters of all documents kept.
    public long size() {
        return size.get();
    }

    private void keep(JobState state) {
        drop(state.jobId());
        newest.put(state.jobId(), state);
        byUser.computeIfAbsent(state.userId(), _ -> new ConcurrentHashMap<>()).put(state.jobId(), state);
        leastWantedFirst.add(state);
        size.addAndGet(state.document().length());
        while (size.get() > config.maxSize()) {
            drop(leastWantedFirst.first().jobId());
        }
    }

    private void drop(UUID jobId) {
        var dropped = newest.remove(jobId);
        if (dropped != null) {
            leastWantedFirst.remove(dropped);
            byUser.computeIfPresent(dropped.userId(), (_, jobs) -> {
                jobs.remove(jobId);
                return jobs.isEmpty() ? null : jobs;
            });
            size.addAndGet(-dropped.document().length());
        }
    }

    private boolean isOutdated(JobState state) {
        return state.status().isTerminal() && state.changedAt().isBefore(oldestKept());
    }

    private Instant oldestKept() {
        return clock.instant().minus(config.keepEndedFor());
    }

    private static int worth(JobState state) {
        return switch (state.status()) {
            case COMPLETED, PARTIAL, FAILED, CANCELLED -> 0;
            case PLANNED -> 1;
            case QUEUED, RUNNING, PAUSED, ENRICHING -> 2;
        };
    }
}
