package dev.tributary.bank.transaction;

import java.util.Arrays;
import java.util.UUID;

/// The identities of all rows of one answer, in 16 bytes each: an answer may hold a million of them. Not for several
/// threads.
public final class ServedIdentities {

    private static final int INITIAL_CAPACITY = 64;

    private long[] halves = new long[2 * INITIAL_CAPACITY];
    private int size;
    private int unreadable;
    private boolean sorted = true;

    public void add(Batch batch) {
        batch.transactions().forEach(each -> add(each.identity().key()));
        unreadable += batch.rejected().size();
    }

    public void add(UUID key) {
        if (2 * size == halves.length) {
            halves = Arrays.copyOf(halves, halves.length + halves.length / 4 * 2);
        }
        put(size++, key.getMostSignificantBits(), key.getLeastSignificantBits());
        sorted = false;
    }

    /// A row served twice counts twice.
    public int size() {
        return size;
    }

    /// Rows of the answer that have no identity because nobody could read them: any of them may be any stored row.
    public int unreadable() {
        return unreadable;
    }

    public boolean contains(UUID key) {
        sort();
        var low = 0;
        var high = size - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = compare(middle, key.getMostSignificantBits(), key.getLeastSignificantBits());
            if (order == 0) {
                return true;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return false;
    }

    /// A heap sort: it needs no more memory than the keys themselves.
    private void sort() {
        if (sorted) {
            return;
        }
        for (var root = size / 2 - 1; root >= 0; root--) {
            sink(root, size);
        }
        for (var end = size - 1; end > 0; end--) {
            swap(0, end);
            sink(0, end);
        }
        sorted = true;
    }

    private void sink(int from, int end) {
        var root = from;
        for (var child = 2 * root + 1; child < end; child = 2 * root + 1) {
            if (child + 1 < end && compare(child, halves[2 * child + 2], halves[2 * child + 3]) < 0) {
                child++;
            }
            if (compare(root, halves[2 * child], halves[2 * child + 1]) >= 0) {
                return;
            }
            swap(root, child);
            root = child;
        }
    }

    private int compare(int index, long most, long least) {
        var first = Long.compare(halves[2 * index], most);
        return first == 0 ? Long.compare(halves[2 * index + 1], least) : first;
    }

    private void swap(int one, int other) {
        var most = halves[2 * one];
        var least = halves[2 * one + 1];
        put(one, halves[2 * other], halves[2 * other + 1]);
        put(other, most, least);
    }

    private void put(int index, long most, long least) {
        halves[2 * index] = most;
        halves[2 * index + 1] = least;
    }
}
