package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person has said about merchants. Nothing else is ever asked about a row one of these holds for.
public interface PersonRules {

    /// The rules in force among these merchants.
    Map<MerchantSide, PersonRule> inForce(String userId, Set<MerchantSide> merchants);

    /// @param merchant the name the person gave; null when they left it as it is printed
    record PersonRule(CategoryKey category, @Nullable String merchant) {}
}
