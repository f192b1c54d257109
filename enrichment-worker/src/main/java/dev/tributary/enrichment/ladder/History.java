package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's rows that were seen before.
public interface History {

    /// What passed between the person and these merchants, newest first; the last two dozen rows of each.
    Map<MerchantSide, List<Past>> with(String userId, Set<MerchantSide> merchants);

    /// @param category null while it has none
    record Past(
            UUID transactionId,
            LocalDate bookedOn,
            BigDecimal amount,
            @Nullable CategoryKey category) {}
}
