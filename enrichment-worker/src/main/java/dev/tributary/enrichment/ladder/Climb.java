package dev.tributary.enrichment.ladder;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// On whose behalf rows are categorised: whose rules and memory hold, and whose job pays.
///
/// @param accountId whose rows they are; null where nobody asks for their other side in other accounts
public record Climb(String userId, UUID jobId, @Nullable UUID accountId) {

    public Climb(String userId, UUID jobId) {
        this(userId, jobId, null);
    }
}
