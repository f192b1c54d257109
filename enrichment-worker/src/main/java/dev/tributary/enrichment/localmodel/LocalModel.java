package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.localmodel.NearestExamples.Opinion;
import java.util.Collection;
import java.util.Map;

/// What kind of business a merchant's name sounds like.
public interface LocalModel {

    /// @param merchantKeys distinct
    /// @return an opinion for each, however weak
    Map<String, Opinion> opinions(Collection<String> merchantKeys);
}
