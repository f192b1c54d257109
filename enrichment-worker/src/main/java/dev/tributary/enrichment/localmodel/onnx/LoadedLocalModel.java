package dev.tributary.enrichment.localmodel.onnx;

import dev.tributary.enrichment.localmodel.Calibration;
import dev.tributary.enrichment.localmodel.LocalModel;
import dev.tributary.enrichment.localmodel.LocalModelConfig;

/// The local model without the service around it, for who measures it.
public final class LoadedLocalModel {

    private LoadedLocalModel() {}

    public static LocalModel load() {
        var model = new MiniLmNeighbours(new AsShipped());
        model.load();
        return model;
    }

    private record AsShipped(double trusted, double floor, int threads, int remembered) implements LocalModelConfig {
        AsShipped() {
            this(Calibration.SHIPPED.trusted(), Calibration.SHIPPED.floor(), 2, 20_000);
        }
    }
}
