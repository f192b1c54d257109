package dev.tributary.enrichment.localmodel.onnx;

import dev.tributary.enrichment.TestingConfig;
import dev.tributary.enrichment.localmodel.LocalModel;
import dev.tributary.enrichment.localmodel.LocalModelConfig;
import java.util.Map;

/// The real local model, without the service around it.
public final class TestingLocalModel {

    private TestingLocalModel() {}

    public static LocalModel loaded() {
        var neighbours = new MiniLmNeighbours(TestingConfig.of(LocalModelConfig.class, Map.of()));
        neighbours.load();
        return neighbours;
    }
}
