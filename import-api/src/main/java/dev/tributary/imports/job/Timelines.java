package dev.tributary.imports.job;

import dev.tributary.imports.UserId;
import dev.tributary.imports.job.Timeline.Entry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened to imports, to read.
public interface Timelines {

    /// @param next where the next page starts; null on the last page
    record Page(List<Entry> entries, @Nullable Long next) {}

    /// Oldest first.
    ///
    /// @param after the last entry of the page before; 0 for the first page
    /// @return empty when the person has no such import
    Uni<Optional<Page>> page(JobId id, UserId owner, long after, int limit);
}
