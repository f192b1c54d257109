package dev.tributary.notifier.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Is told of every change of every import, in the order of its versions. Must not wait.
public interface JobFollower {

    void changed(JobState state);

    /// The person deleted the import; nothing more will come of it.
    ///
    /// @param userId whose it was; null when nobody knows any more
    void forgotten(UUID jobId, @Nullable String userId);
}
