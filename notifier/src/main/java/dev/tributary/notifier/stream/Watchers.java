package dev.tributary.notifier.stream;

import dev.tributary.notifier.job.JobFollower;
import dev.tributary.notifier.job.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Who watches which import.
@ApplicationScoped
public class Watchers implements JobFollower {

    private final ConcurrentHashMap<UUID, Set<Feed>> feedsByJob = new ConcurrentHashMap<>();

    @Override
    public void changed(JobState state) {
        for (var feed : feedsByJob.getOrDefault(state.jobId(), Set.of())) {
            feed.changed(state);
        }
    }

    @Override
    public void forgotten(UUID jobId) {
        for (var feed : feedsByJob.getOrDefault(jobId, Set.of())) {
            feed.forgotten(jobId);
        }
    }

    void add(UUID jobId, Feed feed) {
        feedsByJob.compute(jobId, (_, feeds) -> {
            Set<Feed> all = feeds == null ? ConcurrentHashMap.newKeySet() : feeds;
            all.add(feed);
            return all;
        });
    }

    void remove(UUID jobId, Feed feed) {
        feedsByJob.computeIfPresent(jobId, (_, feeds) -> {
            feeds.remove(feed);
            return feeds.isEmpty() ? null : feeds;
        });
    }

    /// Imports watched by anyone.
    public int count() {
        return feedsByJob.size();
    }
}
