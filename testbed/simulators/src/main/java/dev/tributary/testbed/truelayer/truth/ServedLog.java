package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was served to whom, so that nobody can say it never came: every call with its outcome, and the rows of every
/// answer that went out whole.
public final class ServedLog {
    private static final int CALLS_KEPT = 20_000;

    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();

    /// @param accountId as the product named it; absent where the call concerns no single account
    /// @param outcome `whole`, `broken`, `later`, or the error word
    public record Call(
            String user,
            String credentialId,
            @Nullable String accountId,
            Endpoint endpoint,
            @Nullable String query,
            boolean attended,
            int status,
            String outcome) {

        boolean wentOutWhole() {
            return "whole".equals(outcome);
        }
    }

    /// @param cached answered without asking the bank
    /// @param rows what the answer told of, gone out whole or not
    public record Entry(Instant at, Call call, boolean cached, List<BankTransaction> rows) {}

    public ServedLog(Clock clock) {
        this.clock = clock;
    }

    /// A call that brought no rows: refused, or to be answered later.
    public void accepted(Call call) {
        add(new Entry(clock.instant(), call, false, List.of()));
    }

    public void answered(Call call, boolean cached, List<BankTransaction> rows) {
        add(new Entry(clock.instant(), call, cached, rows));
    }

    /// Oldest first.
    public List<Entry> entries(Predicate<Call> which) {
        synchronized (entries) {
            return entries.stream().filter(entry -> which.test(entry.call())).toList();
        }
    }

    /// The rows that went out whole at least once, each once, as they were served last.
    ///
    /// @param endpoint booked rows and pending ones are told apart
    public Collection<BankTransaction> rows(Predicate<BankTransaction> which, Endpoint endpoint) {
        var distinct = new LinkedHashMap<String, BankTransaction>();
        entries(call -> call.wentOutWhole() && call.endpoint() == endpoint).stream()
                .flatMap(entry -> entry.rows().stream())
                .filter(which)
                .forEach(row -> distinct.put(row.transactionId(), row));
        return distinct.values();
    }

    public void clear() {
        synchronized (entries) {
            entries.clear();
        }
    }

    private void add(Entry entry) {
        synchronized (entries) {
            entries.addLast(entry);
            if (entries.size() > CALLS_KEPT) {
                entries.removeFirst();
            }
        }
    }
}
