package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.history.Ledger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Every account's history up to today, written when first asked for, and anew each new day and after each happening.
public final class Histories {
    private final Clock clock;
    private final Amendments amendments;
    private final Map<String, DatedLedger> ledgers = new ConcurrentHashMap<>();
    private final Map<String, AccountHistory> histories = new ConcurrentHashMap<>();

    private record DatedLedger(LocalDate until, Ledger ledger) {}

    public Histories(Clock clock, Amendments amendments) {
        this.clock = clock;
        this.amendments = amendments;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public AccountHistory of(Customer customer, BankAccount account) {
        var today = today();
        var amendment = amendments.of(account);
        return histories.compute(
                account.id(),
                (_, known) -> known != null && known.until().equals(today) && isOf(known, amendment)
                        ? known
                        : AccountHistory.of(account, today, ledger(customer, today), amendment));
    }

    @SuppressWarnings("ReferenceEquality") // each happening makes another amendment, and comparing rows takes long
    private static boolean isOf(AccountHistory history, Amendment amendment) {
        return history.amendment() == amendment;
    }

    private Ledger ledger(Customer customer, LocalDate today) {
        return ledgers.compute(
                        customer.username(),
                        (_, known) -> known != null && known.until().equals(today)
                                ? known
                                : new DatedLedger(today, customer.bookkeeping().until(today)))
                .ledger();
    }
}
