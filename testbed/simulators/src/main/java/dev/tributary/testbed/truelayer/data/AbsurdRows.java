package dev.tributary.testbed.truelayer.data;

import java.time.LocalDate;
import java.util.List;

/// Rows that no bank should send, as JSON. The truth knows none of them.
final class AbsurdRows {

    private AbsurdRows() {}

    /// @param day one within the asked window, so that only what is absurd about them is
    static List<String> on(LocalDate day) {
        var when = day + "T00:00:00Z";
        return List.of(
                row("1", when, "-12345678901234567890123456789.01", "\"DEBIT\"", "GBP"),
                row("2", when, "null", "\"DEBIT\"", "GBP"),
                row("3", when, "\"a lot\"", "\"DEBIT\"", "GBP"),
                row("4", when, "1e400", "\"CREDIT\"", "GBP"),
                row("5", "2026-02-31T00:00:00Z", "-5.00", "\"DEBIT\"", "GBP"),
                row("6", "once upon a time", "-6.00", "\"DEBIT\"", "GBP"),
                row("7", when, "-7.00", "null", "GBP"),
                row("8", when, "-8.00", "\"DEBIT\"", "POUNDS"),
                "null",
                "\"a row\"");
    }

    private static String row(String number, String timestamp, String amount, String type, String currency) {
        return """
                {"transaction_id":"absurd-%s","timestamp":"%s","description":"ABSURD %s","amount":%s,\
                "transaction_type":%s,"currency":"%s","transaction_category":"PURCHASE",\
                "transaction_classification":[]}""".formatted(number, timestamp, number, amount, type, currency);
    }
}
