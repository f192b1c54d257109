package dev.tributary.imports.job.rest;

import dev.tributary.imports.job.ImportHistory.Cursor;
import dev.tributary.imports.job.JobId;
import dev.tributary.problems.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// Where a page ends, as a word without meaning to clients.
final class Cursors {

    private static final String SEPARATOR = " ";
    private static final int RADIX = 36;

    private Cursors() {}

    static String encode(Cursor cursor) {
        var text = cursor.plannedAt() + SEPARATOR + cursor.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String word) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            var middle = text.indexOf(SEPARATOR);
            return new Cursor(
                    Instant.parse(text.substring(0, Math.max(0, middle))),
                    new JobId(UUID.fromString(text.substring(middle + 1))));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw unknown();
        }
    }

    static String encode(long entry) {
        return Long.toUnsignedString(entry, RADIX);
    }

    static long decodeEntry(String word) {
        try {
            return Long.parseUnsignedLong(word, RADIX);
        } catch (NumberFormatException unreadable) {
            throw unknown();
        }
    }

    private static HttpProblem unknown() {
        return Problems.invalid(
                "unknown_cursor",
                "cursor",
                "This cursor is not one of ours. Send next_cursor of the page before, as it is.");
    }
}
