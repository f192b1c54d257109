package dev.tributary.enrichment.localmodel.onnx;

import dev.tributary.enrichment.localmodel.Catalogue;
import dev.tributary.enrichment.localmodel.Example;
import dev.tributary.enrichment.localmodel.Vectors;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// The catalogue's vectors as a file beside the classes: 8 bits a dimension, with the fingerprint of the catalogue they
/// were made from.
final class CatalogueVectors {

    static final String FILE = "catalogue/vectors.bin";

    private CatalogueVectors() {}

    static Vectors make(Catalogue catalogue, MiniLm model) {
        return Vectors.of(
                model.embed(catalogue.examples().stream().map(Example::text).toList()));
    }

    static void write(Catalogue catalogue, Vectors vectors, OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.writeUTF(catalogue.fingerprint());
        out.writeInt(vectors.count());
        vectors.writeTo(out);
        out.flush();
    }

    /// @return null when the file is of another catalogue
    static @Nullable Vectors read(Catalogue catalogue, InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        var fingerprint = in.readUTF();
        var count = in.readInt();
        if (!fingerprint.equals(catalogue.fingerprint())
                || count != catalogue.examples().size()) {
            return null;
        }
        return new Vectors(in.readNBytes(count * MiniLm.DIMENSIONS), count);
    }

    /// The prepared vectors, or vectors made now where a build has left none.
    static Vectors preparedOrMade(Catalogue catalogue, MiniLm model) {
        try (var file = CatalogueVectors.class.getResourceAsStream("/" + FILE)) {
            var prepared = file == null ? null : read(catalogue, file);
            return prepared == null ? make(catalogue, model) : prepared;
        } catch (IOException unreadable) {
            return make(catalogue, model);
        }
    }
}
