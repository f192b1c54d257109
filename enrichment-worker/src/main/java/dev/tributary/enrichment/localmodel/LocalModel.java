package dev.tributary.enrichment.localmodel;

import java.util.Collection;
import java.util.Map;

/// What kind of business a merchant's name sounds like.
public interface LocalModel {

    /// @param heard distinct
    /// @return an opinion of each, however weak
    Map<Heard, Opinion> opinions(Collection<Heard> heard);
}
