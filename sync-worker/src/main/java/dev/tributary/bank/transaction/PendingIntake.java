package dev.tributary.bank.transaction;

import dev.tributary.bank.truelayer.BankTransaction;
import dev.tributary.messaging.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// Reads a whole pending answer. Rows that cannot be read are left out: they are announced again, or booked.
public final class PendingIntake {

    private static final int DAYS_BACK = 120;
    private static final int DAYS_AHEAD = 31;

    private PendingIntake() {}

    /// An announced row, known by the strongest thing it has; twins by their place in the answer.
    public record Announced(ServedRow row, Identity identity) {}

    public static List<Announced> read(List<BankTransaction> answer, LocalDate today) {
        var rules = new RowRules(today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD), today);
        var fingerprints = new Fingerprints();
        var twins = new HashMap<UUID, Integer>();
        var keys = new HashSet<UUID>();
        var rows = new ArrayList<Announced>();
        for (var each : answer) {
            if (rules.judge(each) instanceof Verdict.Booked(var row)) {
                var served = fingerprints.of(Ids.next(), row);
                var identity = served.strongest().rule() == IdentityRule.FINGERPRINT
                        ? fingerprints.twin(
                                served.fingerprint(), twins.merge(served.fingerprint(), 1, Integer::sum) - 1)
                        : served.strongest();
                var announced = fingerprints.pending(identity);
                if (keys.add(announced.key())) {
                    rows.add(new Announced(served, announced));
                }
            }
        }
        return rows;
    }
}
