package dev.tributary.enrichment.localmodel;

import java.io.IOException;
import java.io.OutputStream;

/// Many vectors of length 1, 8 bits a dimension: a quarter of the memory for a loss below what a threshold can see.
public final class Vectors {

    private static final float SCALE = 127f;

    private final byte[] bytes;
    private final int count;

    /// @param bytes row after row
    public Vectors(byte[] bytes, int count) {
        this.bytes = bytes;
        this.count = count;
    }

    /// Each vector is scaled by its own largest value, which its stored length makes up for.
    public static Vectors of(float[][] vectors) {
        var dimensions = vectors.length == 0 ? 0 : vectors[0].length;
        var bytes = new byte[vectors.length * dimensions];
        for (var row = 0; row < vectors.length; row++) {
            var largest = largest(vectors[row]);
            for (var dimension = 0; dimension < dimensions; dimension++) {
                bytes[row * dimensions + dimension] = (byte) Math.round(vectors[row][dimension] / largest * SCALE);
            }
        }
        return new Vectors(bytes, vectors.length);
    }

    public int count() {
        return count;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    private int dimensions() {
        return count == 0 ? 0 : bytes.length / count;
    }

    /// Cosines of one vector with each of these.
    float[] cosines(float[] vector) {
        var dimensions = dimensions();
        var cosines = new float[count];
        for (var row = 0; row < count; row++) {
            var product = 0f;
            var square = 0;
            var offset = row * dimensions;
            for (var dimension = 0; dimension < dimensions; dimension++) {
                var value = bytes[offset + dimension];
                product += vector[dimension] * value;
                square += value * value;
            }
            cosines[row] = product / (float) Math.sqrt(square);
        }
        return cosines;
    }

    private static float largest(float[] vector) {
        var largest = Float.MIN_NORMAL;
        for (var value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
