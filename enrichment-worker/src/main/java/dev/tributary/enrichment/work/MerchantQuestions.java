package dev.tributary.enrichment.work;

import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.ladder.StatementRow;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/// Which merchants are being asked about right now, by anybody, so that each is asked once however many rows and
/// people wait for it.
public interface MerchantQuestions {

    /// @return those that are this claim's alone now; somebody else asks about the others
    Set<Asked> claim(UUID claimId, Set<Asked> merchants, Duration claim);

    /// Their answers can be found in memory, or there are none.
    void release(UUID claimId);

    /// @param scope the user, or empty for merchants everybody meets
    record Asked(String scope, MerchantSide merchant) {
        static Asked of(String userId, StatementRow row) {
            return new Asked(row.isTrade() ? "" : userId, row.merchantSide());
        }
    }
}
