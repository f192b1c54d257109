package dev.tributary.enrichment.localmodel;

import java.io.IOException;
import java.io.OutputStream;

/// Many vectors of length 1, 8 bits a dimension: a quarter of the memory for a loss below what a threshold can see.
public final class Vectors {

    private static final float SCALE = 127f;

    private final byte[] bytes;
    private final int count;
    private final float[] inverseLengths;

    /// @param bytes row after row
    public Vectors(byte[] bytes, int count) {
        this.bytes = bytes;
        this.count = count;
        this.inverseLengths = new float[count];
        var dimensions = dimensions();
        for (var row = 0; row < count; row++) {
            var from = row * dimensions;
            inverseLengths[row] = (float) (1 / Math.sqrt(product(bytes, from, bytes, from, dimensions)));
        }
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
        var asked = Vectors.of(new float[][] {vector}).bytes;
        var length = Math.sqrt(product(asked, 0, asked, 0, dimensions));
        var cosines = new float[count];
        for (var row = 0; row < count; row++) {
            cosines[row] =
                    (float) (product(asked, 0, bytes, row * dimensions, dimensions) / length * inverseLengths[row]);
        }
        return cosines;
    }

    /// In whole numbers, which the virtual machine does many at a time.
    private static int product(byte[] left, int leftFrom, byte[] right, int rightFrom, int dimensions) {
        var product = 0;
        for (var dimension = 0; dimension < dimensions; dimension++) {
            product += left[leftFrom + dimension] * right[rightFrom + dimension];
        }
        return product;
    }

    private static float largest(float[] vector) {
        var largest = Float.MIN_NORMAL;
        for (var value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
