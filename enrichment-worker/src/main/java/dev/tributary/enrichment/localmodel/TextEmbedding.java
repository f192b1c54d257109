package dev.tributary.enrichment.localmodel;

import java.util.List;

/// Meaning as direction: texts that mean alike point alike.
public interface TextEmbedding {

    /// @return one vector of length 1 for each text, in their order
    float[][] embed(List<String> texts);
}
