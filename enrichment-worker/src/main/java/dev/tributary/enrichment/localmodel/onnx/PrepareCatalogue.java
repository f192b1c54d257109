package dev.tributary.enrichment.localmodel.onnx;

import dev.tributary.enrichment.localmodel.Catalogue;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A step of the build: makes the catalogue's vectors, unless the catalogue is the one they were made from.
public final class PrepareCatalogue {

    private PrepareCatalogue() {}

    /// @param arguments the directory of the classes
    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments[0], CatalogueVectors.FILE);
        var catalogue = Catalogue.shipped();
        if (isCurrent(catalogue, file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        try (var model = MiniLm.load();
                var out = Files.newOutputStream(file)) {
            CatalogueVectors.write(catalogue, CatalogueVectors.make(catalogue, model), out);
        }
    }

    private static boolean isCurrent(Catalogue catalogue, Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return CatalogueVectors.read(catalogue, in) != null;
        } catch (EOFException truncated) {
            return false;
        }
    }
}
