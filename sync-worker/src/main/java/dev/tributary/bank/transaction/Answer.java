package dev.tributary.bank.transaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of our rows one answer has shown so far: no two of its rows are the same one of ours, unless they share an id.
/// Nine bytes for each, since an answer may hold a million.
public final class Answer {

    /// What a row of ours was taken for.
    enum Claim {
        NONE(0),
        /// Because it looks the same: any twin would have done.
        BY_LOOKS(1),
        BY_ID(2);

        private final byte code;

        Claim(int code) {
            this.code = (byte) code;
        }

        private static Claim of(byte code) {
            return code == NONE.code ? NONE : code == BY_LOOKS.code ? BY_LOOKS : BY_ID;
        }
    }

    private static final int INITIAL_CAPACITY = 256;
    private static final int REMEMBERED_LOOKS = 20_000;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] rows = new long[INITIAL_CAPACITY];
    private byte[] claims = new byte[INITIAL_CAPACITY];
    private int size;
    private int booked;
    private final Map<UUID, ServedRow> looks = new LinkedHashMap<>();
    private List<ServedRow> displaced = new ArrayList<>();

    Claim claim(UUID transactionId) {
        return Claim.of(claims[slotOf(transactionId.getLeastSignificantBits())]);
    }

    void claim(KnownRow known, Claim claim) {
        if (size * 2 >= rows.length) {
            grow();
        }
        var row = known.transactionId().getLeastSignificantBits();
        var slot = slotOf(row);
        if (claims[slot] == 0) {
            size++;
            booked += known.state() == RowState.UNDONE ? 0 : 1;
        }
        rows[slot] = row;
        claims[slot] = claim.code;
    }

    /// Remembers a row that was taken, without an id, for one of ours that has one: the row with that id may still
    /// come.
    void remember(UUID transactionId, ServedRow lookedLike) {
        if (looks.size() == REMEMBERED_LOOKS) {
            looks.remove(looks.keySet().iterator().next());
        }
        looks.put(transactionId, lookedLike);
    }

    @Nullable
    ServedRow remembered(UUID transactionId) {
        return looks.get(transactionId);
    }

    @Nullable
    ServedRow forget(UUID transactionId) {
        return looks.remove(transactionId);
    }

    /// The row with the id has come: what was taken for it by its looks is another.
    void displace(UUID transactionId) {
        var lookedLike = looks.remove(transactionId);
        if (lookedLike != null) {
            displaced.add(lookedLike);
        }
    }

    /// Hands out the rows that must be decided again.
    public List<ServedRow> displaced() {
        var rows = displaced;
        displaced = new ArrayList<>();
        return rows;
    }

    public boolean showed(UUID transactionId) {
        return claim(transactionId) != Claim.NONE;
    }

    /// @return how many of our rows that count it has shown
    public int booked() {
        return booked;
    }

    private int slotOf(long row) {
        var mask = rows.length - 1;
        var slot = (int) ((row * SPREAD) >>> 32) & mask;
        while (claims[slot] != 0 && rows[slot] != row) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldRows = rows;
        var oldClaims = claims;
        rows = new long[oldRows.length * 2];
        claims = new byte[oldRows.length * 2];
        for (var i = 0; i < oldRows.length; i++) {
            if (oldClaims[i] != 0) {
                var slot = slotOf(oldRows[i]);
                rows[slot] = oldRows[i];
                claims[slot] = oldClaims[i];
            }
        }
    }
}
