package dev.tributary.bank.transaction;

/// Counts equal fingerprints in 12 bytes each: an answer may hold a million of them.
final class TwinCounter {

    private static final int INITIAL_CAPACITY = 256;

    private long[] fingerprints = new long[INITIAL_CAPACITY];
    private int[] counts = new int[INITIAL_CAPACITY];
    private int size;

    /// @return how often this fingerprint was counted before
    int next(long fingerprint) {
        if (size * 2 >= counts.length) {
            grow();
        }
        var slot = slotOf(fingerprint);
        if (counts[slot] == 0) {
            fingerprints[slot] = fingerprint;
            size++;
        }
        return counts[slot]++;
    }

    private int slotOf(long fingerprint) {
        var mask = counts.length - 1;
        var slot = (int) fingerprint & mask;
        while (counts[slot] != 0 && fingerprints[slot] != fingerprint) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldFingerprints = fingerprints;
        var oldCounts = counts;
        fingerprints = new long[oldCounts.length * 2];
        counts = new int[oldCounts.length * 2];
        for (var i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                var slot = slotOf(oldFingerprints[i]);
                fingerprints[slot] = oldFingerprints[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
