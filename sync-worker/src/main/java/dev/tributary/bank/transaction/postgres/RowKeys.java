package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.KeyFilter;
import dev.tributary.bank.transaction.ServedRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the rows of lately written accounts are known by, so that a row nobody can know is not looked for: of a first
/// import that is every row.
///
/// It holds only as long as nobody else has written rows of the account. Everyone who does leaves a mark of their own
/// on the account, in the same transaction; a mark that is not ours means that nothing is known any more. Asked and
/// told while the account is locked for its writers.
@ApplicationScoped
class RowKeys {

    private static final long MOST_KEYS = 4_000_000;

    private final Map<UUID, Known> accounts = new LinkedHashMap<>(16, 0.75f, true);

    /// What the account's row says.
    ///
    /// @param mark of who wrote rows last; null when that was before there were marks, or never
    /// @param rows how many count
    /// @param empty whether it has no rows at all that could be recognised
    record Standing(@Nullable UUID mark, long rows, boolean empty) {

        /// Of an account whose own row is not there.
        static final Standing UNKNOWN = new Standing(null, -1, false);
    }

    private record Known(KeyFilter keys, UUID mark, long rows) {}

    /// @return null when the account may have rows that we have not seen
    synchronized @Nullable KeyFilter of(UUID accountId, Standing standing) {
        if (standing.empty()) {
            return new KeyFilter();
        }
        var known = accounts.get(accountId);
        if (known != null && known.mark().equals(standing.mark()) && known.rows() == standing.rows()) {
            return known.keys();
        }
        accounts.remove(accountId);
        return null;
    }

    /// Rows with these keys were written. Should the transaction not come to its end, nobody will ever find the mark.
    ///
    /// @param rows how many count now
    synchronized void written(UUID accountId, KeyFilter keys, UUID mark, long rows) {
        accounts.put(accountId, new Known(keys, mark, rows));
        var held =
                accounts.values().stream().mapToLong(each -> each.keys().size()).sum();
        for (var eldest = accounts.entrySet().iterator(); held > MOST_KEYS && eldest.hasNext(); ) {
            held -= eldest.next().getValue().keys().size();
            eldest.remove();
        }
    }

    /// What we hold of the account is wrong.
    synchronized void forget(UUID accountId) {
        accounts.remove(accountId);
    }

    static boolean mayBeKnown(KeyFilter keys, ServedRow row) {
        return keys.mayHold(row.fingerprint().getMostSignificantBits())
                || (row.row().normalisedProviderTransactionId() != null
                        && keys.mayHold(row.strongest().key().getMostSignificantBits()))
                || (row.row().providerTransactionId() != null
                        && keys.mayHold(hash(row.row().providerTransactionId())));
    }

    static void add(KeyFilter keys, Collection<ServedRow> rows) {
        for (var row : rows) {
            keys.add(row.fingerprint().getMostSignificantBits());
            if (row.row().normalisedProviderTransactionId() != null) {
                keys.add(row.strongest().key().getMostSignificantBits());
            }
            if (row.row().providerTransactionId() != null) {
                keys.add(hash(row.row().providerTransactionId()));
            }
        }
    }

    /// FNV-1a.
    private static long hash(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
        }
        return hash;
    }
}
