package dev.tributary.testbed.cli.truth;

import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.Plan.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Compares, account by account, all that is stored with all that the bank has.
public final class ProveImport {

    private static final Days ALL_DAYS = new Days(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));

    private final GatewayApi api;
    private final BankTruth bank;

    public ProveImport(GatewayApi api, BankTruth bank) {
        this.api = api;
        this.bank = bank;
    }

    public Proof prove(List<Account> accounts, Days days) {
        var verdicts = new ArrayList<AccountVerdict>();
        Map<String, Long> categories = new HashMap<>();
        for (var account : accounts) {
            var stored = stored(account, days, categories);
            var served = bank.rows(account.providerAccountId(), days.fromDate(), days.toDate());
            verdicts.add(TruthCheck.compare(account.displayName(), served, stored));
        }
        return new Proof(List.copyOf(verdicts), Map.copyOf(categories));
    }

    /// @param covered the days of which everything must be there
    public CoveredVerdict prove(Account account, Predicate<LocalDate> covered) {
        var stored = stored(account, ALL_DAYS, new HashMap<>());
        var served = bank.rows(account.providerAccountId(), ALL_DAYS.fromDate(), ALL_DAYS.toDate());
        return new CoveredVerdict(
                TruthCheck.compare(account.displayName(), served, stored),
                TruthCheck.compare(account.displayName(), of(served, covered), of(stored, covered)));
    }

    /// @param all of all days, some of which may not have been imported
    /// @param covered of the days that must be complete
    public record CoveredVerdict(AccountVerdict all, AccountVerdict covered) {}

    private static List<Row> of(List<Row> rows, Predicate<LocalDate> days) {
        return rows.stream().filter(row -> days.test(row.bookedOn())).toList();
    }

    private List<Row> stored(Account account, Days days, Map<String, Long> categories) {
        var rows = new ArrayList<Row>();
        api.export(account.accountId(), days.fromDate(), days.toDate(), transaction -> {
            rows.add(Row.of(transaction));
            if (transaction.category() != null) {
                categories.merge(transaction.category(), 1L, Long::sum);
            }
        });
        return rows;
    }
}
