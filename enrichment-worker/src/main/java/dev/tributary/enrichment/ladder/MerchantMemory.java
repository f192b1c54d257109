package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/// What was decided about merchants before.
public interface MerchantMemory {

    /// What models have decided for this person alone.
    Map<MerchantSide, Remembered> ofPerson(String userId, Set<MerchantSide> merchants);

    /// What models have decided about businesses everybody meets.
    Map<MerchantSide, Remembered> ofEverybody(Set<MerchantSide> merchants);

    record Remembered(CategoryKey category, String merchant, BigDecimal confidence) {}
}
