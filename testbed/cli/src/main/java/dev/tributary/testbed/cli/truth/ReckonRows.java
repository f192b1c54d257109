package dev.tributary.testbed.cli.truth;

import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.Plan.Days;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Compares three sides: what the bank has, what it served, and what is stored. Month by month, so that an account may
/// be as long as it likes.
public final class ReckonRows {

    private final GatewayApi api;
    private final BankTruth bank;

    public ReckonRows(GatewayApi api, BankTruth bank) {
        this.api = api;
        this.bank = bank;
    }

    public AccountReckoning reckon(Account account, Days days) {
        var reckoning = new AccountReckoning(account.displayName(), 0, 0, 0, 0, 0, 0, List.of());
        for (var from = days.fromDate(); !from.isAfter(days.toDate()); from = from.plusMonths(1)) {
            var to = from.plusMonths(1).minusDays(1);
            var month = new Days(from, to.isAfter(days.toDate()) ? days.toDate() : to);
            reckoning = reckoning.plus(month(account, month));
        }
        return reckoning;
    }

    private AccountReckoning month(Account account, Days days) {
        var held = bank.rows(account.providerAccountId(), days.fromDate(), days.toDate());
        var withdrawn = bank.withdrawn(account.providerAccountId());
        var everServed = bank.served(account.providerAccountId(), days.fromDate(), days.toDate());
        var stored = stored(account, days);
        var served = Multisets.surplus(everServed, withdrawn, Row::withoutId);
        var lost = Multisets.surplus(served, stored, Row::withoutId);
        var tooMany = Multisets.surplus(stored, held, Row::withoutId);
        return new AccountReckoning(
                account.displayName(),
                served.size(),
                stored.size(),
                held.size(),
                lost.size(),
                Multisets.surplus(held, stored, Row::withoutId).size(),
                tooMany.size(),
                Stream.concat(examples("lost", lost), examples("too many", tooMany))
                        .toList());
    }

    private List<Row> stored(Account account, Days days) {
        var rows = new ArrayList<Row>();
        api.export(account.accountId(), days.fromDate(), days.toDate(), transaction -> {
            if (transaction.isBooked()) {
                rows.add(Row.of(transaction));
            }
        });
        return rows;
    }

    private static Stream<String> examples(String what, List<Row> rows) {
        return rows.stream().limit(3).map(row -> "%-8s %s".formatted(what, row));
    }
}
