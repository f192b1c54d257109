package dev.tributary.bank.transaction.rest;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe in front.
final class CsvExport implements ExportFormat {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    @Override
    public String head() {
        return "transaction_id,account_id,booked_on,timestamp,description,merchant,amount,currency,transaction_type,"
                + "transaction_category,classification,category,category_source,confidence,subcategory,essential,why\r\n";
    }

    @Override
    public String line(TransactionView each) {
        var cells = Stream.of(
                each.transactionId().toString(),
                each.accountId().toString(),
                each.bookedOn().toString(),
                each.timestamp().toString(),
                text(each.description()),
                text(each.merchant()),
                each.amount().amount().toPlainString(),
                each.amount().currency(),
                text(each.transactionType()),
                text(each.transactionCategory()),
                text(String.join(" / ", each.classification())),
                text(each.category()),
                text(each.categorySource()),
                each.confidence() == null ? "" : each.confidence().toPlainString(),
                text(each.subcategory()),
                each.essential() == null ? "" : each.essential().toString(),
                text(each.why()));
        return cells.collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        var safe = FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
