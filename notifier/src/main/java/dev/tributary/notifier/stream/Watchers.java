package dev.tributary.notifier.stream;

import dev.tributary.notifier.job.JobFollower;
import dev.tributary.notifier.job.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who watches which import, and who watches all of a person's.
@ApplicationScoped
public class Watchers implements JobFollower {

    private final ConcurrentHashMap<UUID, Set<Feed>> feedsByJob = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<Feed>> feedsByUser = new ConcurrentHashMap<>();

    @Override
    public void changed(JobState state) {
        for (var feed : feedsByJob.getOrDefault(state.jobId(), Set.of())) {
            feed.changed(state);
        }
        for (var feed : feedsByUser.getOrDefault(state.userId(), Set.of())) {
            feed.changed(state);
        }
    }

    @Override
    public void forgotten(UUID jobId, @Nullable String userId) {
        for (var feed : feedsByJob.getOrDefault(jobId, Set.of())) {
            feed.forgotten(jobId);
        }
        if (userId != null) {
            for (var feed : feedsByUser.getOrDefault(userId, Set.of())) {
                feed.forgottenOfMine(jobId);
            }
        }
    }

    void add(UUID jobId, Feed feed) {
        add(feedsByJob, jobId, feed);
    }

    void remove(UUID jobId, Feed feed) {
        remove(feedsByJob, jobId, feed);
    }

    void addUser(String userId, Feed feed) {
        add(feedsByUser, userId, feed);
    }

    void removeUser(String userId, Feed feed) {
        remove(feedsByUser, userId, feed);
    }

    /// Imports somebody asked for by their id.
    public int count() {
        return feedsByJob.size();
    }

    private static <K> void add(ConcurrentHashMap<K, Set<Feed>> feeds, K key, Feed feed) {
        feeds.compute(key, (_, known) -> {
            Set<Feed> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(feed);
            return all;
        });
    }

    private static <K> void remove(ConcurrentHashMap<K, Set<Feed>> feeds, K key, Feed feed) {
        feeds.computeIfPresent(key, (_, known) -> {
            known.remove(feed);
            return known.isEmpty() ? null : known;
        });
    }
}
