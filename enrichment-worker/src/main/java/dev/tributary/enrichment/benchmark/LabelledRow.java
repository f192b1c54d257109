package dev.tributary.enrichment.benchmark;

import dev.tributary.enrichment.ladder.StatementRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// A line of `descriptor,category[,tx_count]`.
///
/// @param transactions how many there are of it
record LabelledRow(StatementRow row, String label, long transactions) {

    static List<LabelledRow> read(Path file) {
        var csv = Csv.read(file);
        var descriptor = csv.column("descriptor");
        var category = csv.column("category");
        var count = csv.columns().indexOf("tx_count");
        var rows = new ArrayList<LabelledRow>();
        for (var fields : csv.rows()) {
            var label = fields.get(category).strip();
            if (label.isEmpty()) {
                throw new UnusableInput("%s: '%s' has no category.".formatted(file, fields.get(descriptor)));
            }
            rows.add(new LabelledRow(
                    Purchases.of(fields.get(descriptor)), label, count < 0 ? 1 : count(file, fields.get(count))));
        }
        return rows;
    }

    /// The first word that tells: two rows that share it are taken for one merchant's, so that none is on both sides of
    /// a split.
    String brand() {
        var words = row.merchant().key().split(" ", -1);
        return words.length > 1 && words[0].matches("the|a|la|le") ? words[1] : words[0];
    }

    /// A merchant is in the same half of every file: 0 is what the local model's weights were tried out on.
    int half() {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(brand().getBytes(StandardCharsets.UTF_8));
            return digest[digest.length - 1] & 1;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK knows MD5", impossible);
        }
    }

    private static long count(Path file, String written) {
        try {
            var count = Long.parseLong(written.strip());
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new UnusableInput("%s: tx_count '%s' is not a number above zero.".formatted(file, written));
    }
}
