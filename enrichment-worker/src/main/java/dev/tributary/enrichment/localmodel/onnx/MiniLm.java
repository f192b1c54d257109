package dev.tributary.enrichment.localmodel.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tributary.enrichment.localmodel.TextEmbedding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// all-MiniLM-L6-v2, quantised: 384 dimensions, mean of the pieces, length 1.
///
/// Texts go in one at a time: the quantised model scales a whole batch by its largest value, so in a batch the vector
/// of a text would depend on its neighbours.
final class MiniLm implements TextEmbedding, AutoCloseable {

    static final int DIMENSIONS = 384;

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String VOCABULARY = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPiece wordPiece;

    private MiniLm(OrtEnvironment environment, OrtSession session, WordPiece wordPiece) {
        this.environment = environment;
        this.session = session;
        this.wordPiece = wordPiece;
    }

    static MiniLm load() {
        var environment = OrtEnvironment.getEnvironment();
        try (var model = resource(MODEL);
                var vocabulary = resource(VOCABULARY);
                var options = new OrtSession.SessionOptions()) {
            // Callers bring their own threads; a pool beside them would only fight over the same cores.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // The arena never gives memory back, and for texts this short it gains nothing.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            return new MiniLm(
                    environment, environment.createSession(model.readAllBytes(), options), WordPiece.read(vocabulary));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the embedding model cannot be read", unreadable);
        } catch (OrtException failure) {
            throw new IllegalStateException("the embedding model cannot be loaded", failure);
        }
    }

    @Override
    public float[][] embed(List<String> texts) {
        return texts.stream().map(this::embed).toArray(float[][]::new);
    }

    private float[] embed(String text) {
        var pieces = wordPiece.pieces(text);
        var shape = new long[] {1, pieces.length};
        var ones = new long[pieces.length];
        Arrays.fill(ones, 1);
        try (var ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(pieces), shape);
                var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                var types = OnnxTensor.createTensor(environment, LongBuffer.allocate(pieces.length), shape);
                var result = session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return unitMean(((OnnxTensor) result.get(0)).getFloatBuffer().array(), pieces.length);
        } catch (OrtException failure) {
            throw new IllegalStateException("the embedding model failed", failure);
        }
    }

    private static float[] unitMean(float[] hidden, int pieces) {
        var mean = new float[DIMENSIONS];
        for (var piece = 0; piece < pieces; piece++) {
            for (var dimension = 0; dimension < DIMENSIONS; dimension++) {
                mean[dimension] += hidden[piece * DIMENSIONS + dimension];
            }
        }
        var square = 0.0;
        for (var value : mean) {
            square += value * value;
        }
        var length = (float) Math.sqrt(square);
        for (var dimension = 0; dimension < DIMENSIONS; dimension++) {
            mean[dimension] /= length;
        }
        return mean;
    }

    private static InputStream resource(String name) {
        var stream = MiniLm.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(name + " is missing from the class path");
        }
        return stream;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("the embedding model cannot be closed", failure);
        }
    }
}
