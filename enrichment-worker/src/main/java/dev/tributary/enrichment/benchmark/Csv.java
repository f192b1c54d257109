package dev.tributary.enrichment.benchmark;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A file of comma-separated values whose first line names its columns; fields may be quoted and hold commas and
/// doubled quotes.
record Csv(Path file, List<String> columns, List<List<String>> rows) {

    static Csv read(Path file) {
        var lines = lines(file);
        if (lines.isEmpty()) {
            throw new UnusableInput("%s is empty. Its first line has to name its columns.".formatted(file));
        }
        var columns = fields(file, 1, lines.getFirst().replace("\uFEFF", "")).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        var rows = new ArrayList<List<String>>();
        for (var number = 1; number < lines.size(); number++) {
            if (!lines.get(number).isBlank()) {
                var fields = fields(file, number + 1, lines.get(number));
                if (fields.size() != columns.size()) {
                    throw new UnusableInput(
                            "%s, line %d has %d fields; its first line names %d columns. Quote fields that hold commas."
                                    .formatted(file, number + 1, fields.size(), columns.size()));
                }
                rows.add(fields);
            }
        }
        if (rows.isEmpty()) {
            throw new UnusableInput("%s has no rows below its first line.".formatted(file));
        }
        return new Csv(file, columns, rows);
    }

    int column(String name) {
        var column = columns.indexOf(name);
        if (column < 0) {
            throw new UnusableInput("%s has no column '%s'; its first line names: %s."
                    .formatted(file, name, String.join(", ", columns)));
        }
        return column;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException missing) {
            throw new UnusableInput("There is no file %s.".formatted(file));
        } catch (CharacterCodingException otherEncoding) {
            throw new UnusableInput("%s is not UTF-8.".formatted(file));
        } catch (IOException unreadable) {
            throw new UnusableInput("%s cannot be read.".formatted(file));
        }
    }

    private static List<String> fields(Path file, int number, String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < line.length(); index++) {
            var letter = line.charAt(index);
            if (letter == '"' && quoted && index + 1 < line.length() && line.charAt(index + 1) == '"') {
                field.append(letter);
                index++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        if (quoted) {
            throw new UnusableInput("%s, line %d has a quote that is never closed.".formatted(file, number));
        }
        fields.add(field.toString());
        return fields;
    }
}
