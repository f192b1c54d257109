package dev.tributary.enrichment.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A line of `descriptor,category[,tx_count]`.
record LabelledRow(String descriptor, String label, long transactions) {

    static List<LabelledRow> read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return lines.subList(1, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .map(LabelledRow::of)
                .toList();
    }

    private static LabelledRow of(String line) {
        var fields = fields(line);
        return new LabelledRow(fields.get(0), fields.get(1), fields.size() > 2 ? Long.parseLong(fields.get(2)) : 1);
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < line.length(); index++) {
            var letter = line.charAt(index);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
