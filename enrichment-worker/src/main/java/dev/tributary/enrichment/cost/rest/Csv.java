package dev.tributary.enrichment.cost.rest;

import dev.tributary.contracts.Money;
import dev.tributary.enrichment.cost.rest.CostAnswers.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table as RFC 4180 has it. Amounts stand in two columns, amount and currency; what is unknown is left empty.
final class Csv {

    private static final List<String> SUMS = List.of(
            "api_calls",
            "api",
            "api_currency",
            "llm_calls",
            "llm_tokens",
            "enrichment",
            "enrichment_currency",
            "total",
            "total_currency",
            "unknown_prices",
            "unsettled_calls",
            "reserved",
            "reserved_currency");

    private final StringBuilder text = new StringBuilder();

    Csv(Object... columns) {
        line(Arrays.asList(columns));
    }

    /// The columns of one answer's sums, after those given.
    static Object[] withSums(String... columns) {
        var all = new ArrayList<Object>(Arrays.asList(columns));
        all.addAll(SUMS);
        return all.toArray();
    }

    Csv row(@Nullable Object... values) {
        line(Arrays.asList(values));
        return this;
    }

    private void line(List<? extends @Nullable Object> values) {
        text.append(values.stream().map(Csv::cells).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cells(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Money money -> money.amount().toPlainString() + "," + money.currency();
            case Sums sums -> sums(sums);
            case Unknown _ -> ",";
            default -> cell(value.toString());
        };
    }

    private static String sums(Sums sums) {
        var cost = sums.cost();
        return List.of(
                        cost.apiCalls(),
                        cost.api(),
                        cost.llmCalls(),
                        cost.llmTokens(),
                        cost.enrichment(),
                        cost.total(),
                        cost.unknownPrices(),
                        sums.unsettledCalls(),
                        sums.reserved())
                .stream()
                .map(Csv::cells)
                .collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        // A spreadsheet takes what begins like this for a formula.
        var safe = text.matches("[=+@\\t\\r-].*") && !text.matches("-?\\d.*") ? "'" + text : text;
        return safe.matches("[\\s\\S]*[\",\\r\\n][\\s\\S]*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /// An amount that may be unknown fills both its columns all the same.
    static Object amount(@Nullable Money money) {
        return money == null ? Unknown.AMOUNT : money;
    }

    private enum Unknown {
        AMOUNT
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
