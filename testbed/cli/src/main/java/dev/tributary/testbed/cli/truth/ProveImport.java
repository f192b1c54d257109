package dev.tributary.testbed.cli.truth;

import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.Plan.Days;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares, account by account, all that is stored with all that the bank has.
public final class ProveImport {

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
