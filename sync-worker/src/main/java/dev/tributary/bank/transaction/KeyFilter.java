package dev.tributary.bank.transaction;

import java.util.ArrayList;
import java.util.List;

/// Remembers keys in two bytes each (a Bloom filter that grows). A key it does not know was never added; of a thousand
/// it claims to know it is wrong about a few. Not for several threads.
public final class KeyFilter {

    private static final int FIRST_KEYS = 4_096;
    private static final int BITS_PER_KEY = 16;
    private static final int PROBES = 4;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<Layer> layers = new ArrayList<>();
    private long size;

    /// As full as it may be, another one of twice the size takes over.
    private static final class Layer {

        private final long[] bits;
        private int room;

        Layer(int keys) {
            this.bits = new long[keys * BITS_PER_KEY / Long.SIZE];
            this.room = keys;
        }

        boolean holds(long hash) {
            for (var probe = 0; probe < PROBES; probe++) {
                var bit = bit(hash, probe);
                if ((bits[bit >>> 6] & (1L << bit)) == 0) {
                    return false;
                }
            }
            return true;
        }

        void add(long hash) {
            for (var probe = 0; probe < PROBES; probe++) {
                var bit = bit(hash, probe);
                bits[bit >>> 6] |= 1L << bit;
            }
            room--;
        }

        private int bit(long hash, int probe) {
            var mixed = (int) hash + probe * ((int) (hash >>> 32) | 1);
            return mixed & (bits.length * Long.SIZE - 1);
        }
    }

    public boolean mayHold(long key) {
        var hash = hash(key);
        for (var layer : layers) {
            if (layer.holds(hash)) {
                return true;
            }
        }
        return false;
    }

    public void add(long key) {
        if (layers.isEmpty()) {
            layers.add(new Layer(FIRST_KEYS));
        } else if (layers.getLast().room == 0) {
            layers.add(new Layer(layers.getLast().bits.length * Long.SIZE / BITS_PER_KEY * 2));
        }
        layers.getLast().add(hash(key));
        size++;
    }

    /// @return how many keys were added
    public long size() {
        return size;
    }

    private static long hash(long key) {
        var hash = (key ^ (key >>> 32)) * SPREAD;
        return (hash ^ (hash >>> 29)) * SPREAD;
    }
}
