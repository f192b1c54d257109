package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus.Waiting;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Enriching;
import dev.tributary.imports.job.ImportJob.Paused;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJob.Running;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where an import stands, as one would say it.
final class InWords {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private InWords() {}

    /// @return null when the status says it all
    static @Nullable String of(ImportJob job, @Nullable Waiting waiting) {
        return switch (job) {
            case Planned _ -> null;
            case Queued _ -> "Waits for its turn.";
            case Running _ ->
                waiting == null
                        ? null
                        : "Waits until %s: %s".formatted(MINUTE.format(waiting.until()), waiting.message());
            case Paused paused ->
                "Paused with %d of %d accounts done. Resume it to go on where it stopped."
                        .formatted(
                                paused.accounts().over(),
                                paused.accounts().all().size());
            case Enriching enriching ->
                "Everything the banks gave is imported; %s."
                        .formatted(rows(
                                Math.max(
                                        0,
                                        enriching.accounts().counts().synced()
                                                - enriching.tally().settled()),
                                "is without a category still",
                                "are without a category still"));
            case Ended ended -> ended(ended);
        };
    }

    private static @Nullable String ended(Ended ended) {
        return switch (ended.outcome()) {
            case COMPLETED -> missing(ended).isEmpty() ? null : String.join(" ", missing(ended));
            case PARTIAL -> String.join(" ", missing(ended));
            case FAILED -> "No account could be imported. Each says why, and what to do next.";
            case CANCELLED -> cancelled(ended);
        };
    }

    private static String cancelled(Ended ended) {
        var synced = ended.accounts().counts().synced();
        return synced == 0
                ? "Cancelled before anything was imported."
                : "Cancelled. What was imported until then stays: %s.".formatted(rows(synced, "is new", "are new"));
    }

    private static List<String> missing(Ended ended) {
        var sentences = new ArrayList<String>();
        addCount(sentences, ended, State.Failed.class::isInstance, "could not be imported; each says why.");
        addCount(sentences, ended, State.Cancelled.class::isInstance, "did not finish.");
        addCount(sentences, ended, State.Gapped.class::isInstance, "lacks days that its bank does not give.");
        var errors = ended.accounts().counts().errors();
        if (errors > 0) {
            sentences.add("%s; each is kept with the reason."
                    .formatted(capital(rows(errors, "could not be read", "could not be read"))));
        }
        var parked = ended.tally().parked();
        if (parked != null) {
            sentences.add("%s: %s"
                    .formatted(
                            capital(rows(parked.rows(), "waits for a category", "wait for a category")),
                            parked.message()));
        }
        var failed = ended.tally().enrichmentFailed();
        if (failed > 0) {
            sentences.add(
                    "%s; that can be retried.".formatted(capital(rows(failed, "got no category", "got no category"))));
        }
        return sentences;
    }

    private static void addCount(List<String> sentences, Ended ended, Predicate<State> which, String rest) {
        var all = ended.accounts().all();
        var count = all.stream().map(AccountSync::state).filter(which).count();
        if (count > 0) {
            sentences.add("%d of %d accounts %s".formatted(count, all.size(), rest));
        }
    }

    private static String rows(long count, String one, String many) {
        return count == 1 ? "1 transaction " + one : "%d transactions %s".formatted(count, many);
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ENGLISH) + sentence.substring(1);
    }
}
