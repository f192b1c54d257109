package dev.tributary.testbed.cli.truth;

import static dev.tributary.testbed.cli.terminal.Figures.count;
import static dev.tributary.testbed.cli.terminal.Figures.share;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.testbed.cli.terminal.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What the comparison of the bank's rows with the stored ones gave.
///
/// @param categories stored rows by category; those without one are not in it
public record Proof(List<AccountVerdict> accounts, Map<String, Long> categories) {

    private static final int TOP_CATEGORIES = 8;

    /// Every row the bank served is stored exactly once. An empty comparison proves nothing.
    @JsonProperty
    public boolean isExact() {
        return !accounts.isEmpty() && accounts.stream().allMatch(AccountVerdict::isExact);
    }

    public long bankRows() {
        return accounts.stream().mapToLong(AccountVerdict::bankRows).sum();
    }

    public long storedRows() {
        return accounts.stream().mapToLong(AccountVerdict::storedRows).sum();
    }

    public long categorised() {
        return categories.values().stream().mapToLong(Long::longValue).sum();
    }

    public List<String> lines() {
        var table = new Table("account", "bank rows", "stored rows", "sum matches", "exactly once");
        for (var account : accounts) {
            table.row(
                    account.account(),
                    count(account.bankRows()),
                    count(account.storedRows()),
                    account.sumMatches() ? "yes" : "NO",
                    account.isExact() ? "yes" : "NO");
        }
        var lines = new ArrayList<>(table.lines());
        accounts.stream().filter(account -> !account.isExact()).forEach(account -> lines.addAll(differences(account)));
        lines.add(
                isExact()
                        ? "Proved: each of the %s rows the bank has for these days is stored exactly once."
                                .formatted(count(bankRows()))
                        : "NOT proved: what is stored differs from what the bank has for these days.");
        return lines;
    }

    /// The largest categories, and the share of rows that have one.
    public List<String> categoryLines() {
        var lines = new ArrayList<String>();
        lines.add("  categorised  %s of %s rows (%s)"
                .formatted(count(categorised()), count(storedRows()), share(categorised(), storedRows())));
        categories.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(TOP_CATEGORIES)
                .forEach(entry -> lines.add("    %-24s %7s  %6s"
                        .formatted(entry.getKey(), count(entry.getValue()), share(entry.getValue(), storedRows()))));
        return lines;
    }

    private static List<String> differences(AccountVerdict account) {
        var lines = new ArrayList<String>();
        lines.add("%s: %d missing, %d too many, %d ids that differ"
                .formatted(account.account(), account.missing(), account.tooMany(), account.wrongIds()));
        account.missingExamples().forEach(row -> lines.add("  missing   " + row));
        account.tooManyExamples().forEach(row -> lines.add("  too many  " + row));
        return lines;
    }
}
