package dev.tributary.enrichment.rest;

import dev.tributary.problems.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a request asked for, read strictly: a value that cannot be read is refused, never guessed.
public final class Asked {

    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private Asked() {}

    public static UUID jobId(@Nullable String text) {
        if (text == null) {
            throw Problems.invalid("missing_job_id", "job_id", "job_id is missing. Name the import that is meant.");
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            // Not an id at all, so nobody's.
            throw unknownJob();
        }
    }

    /// The person has no such import, whether or not somebody else has.
    public static HttpProblem unknownJob() {
        return Problems.unknown(
                "unknown_job",
                "No rows of an import of yours with this id were to be categorised. GET /api/truelayer/import/history lists your imports; POST /api/truelayer/enrichment/trigger has the rows of one categorised.");
    }

    public static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw Problems.invalid(
                    "invalid_limit", "limit", "limit is %d; ask for 1 to %d.".formatted(limit, LARGEST_LIMIT));
        }
        return limit;
    }

    public static @Nullable YearMonth month(@Nullable String text) {
        return text == null ? null : read(text, YearMonth::parse, "month", "a month such as 2026-11");
    }

    public static @Nullable LocalDate date(@Nullable String text, String field) {
        return text == null ? null : read(text, LocalDate::parse, field, "a date such as 2026-11-22");
    }

    /// Where the page before ended.
    public static @Nullable UUID cursor(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException unreadable) {
            throw Problems.invalid(
                    "invalid_cursor", "cursor", "cursor is none that was given out. Start again without it.");
        }
    }

    public static String cursorAfter(UUID last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static <T> T read(String text, Function<String, T> parse, String field, String expected) {
        try {
            return parse.apply(text);
        } catch (DateTimeException unreadable) {
            throw Problems.invalid("invalid_" + field, field, "%s is not %s.".formatted(field, expected));
        }
    }
}
