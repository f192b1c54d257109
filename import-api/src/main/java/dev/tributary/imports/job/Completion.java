package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus.CompletionWindow;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Enriching;
import dev.tributary.imports.job.ImportJob.Paused;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJob.Running;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an import will be over. At its start that is the estimate; the further it is, the more its own pace counts, and
/// the nearer the two ends of the window come.
public record Completion(Instant earliest, Instant likely, Instant latest) {

    /// How far off an estimate may be before anything has been seen: from half to twice as long.
    private static final double QUICKEST = 0.5;

    private static final double SLOWEST = 2;

    /// @param turn null unless queued
    /// @return null when nobody can say: before the start, while paused, and after the end
    static @Nullable Completion of(ImportJob job, @Nullable QueueTurn turn, Instant now) {
        return switch (job) {
            case Planned _, Paused _, Ended _ -> null;
            case Queued _ -> turn == null ? null : around(now.plus(turn.untilThen()), estimated(job), 0);
            case Running running ->
                going(running, running.run().startedAt(), running.accounts().percent(), now);
            case Enriching enriching -> going(enriching, enriching.run().startedAt(), enrichedPercent(enriching), now);
        };
    }

    public CompletionWindow window() {
        return new CompletionWindow(earliest, latest);
    }

    private static Completion going(ImportJob job, Instant startedAt, int percent, Instant now) {
        return around(goesOnAt(job, now), left(estimated(job), Duration.between(startedAt, now), percent), percent);
    }

    /// What is left of the estimate, and what is left at the pace so far, each weighed by how much is to be seen of it.
    static Duration left(Duration estimated, Duration soFar, int percent) {
        var done = Math.clamp(percent, 0, 99) / 100.0;
        var byEstimate = estimated.toMillis() * (1 - done);
        var byPace = done == 0 ? byEstimate : Math.max(0, soFar.toMillis()) * (1 - done) / done;
        return Duration.ofMillis(Math.round(byEstimate * (1 - done) + byPace * done));
    }

    /// The import cannot be over before its waiting accounts have gone on.
    private static Instant goesOnAt(ImportJob job, Instant now) {
        return job.accounts().all().stream()
                .map(AccountSync::state)
                .filter(State.Waiting.class::isInstance)
                .map(state -> ((State.Waiting) state).until())
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static Completion around(Instant start, Duration likely, int percent) {
        var unsure = 1 - Math.clamp(percent, 0, 100) / 100.0;
        return new Completion(
                start.plus(scaled(likely, 1 - (1 - QUICKEST) * unsure)),
                start.plus(likely),
                start.plus(scaled(likely, 1 + (SLOWEST - 1) * unsure)));
    }

    private static int enrichedPercent(Enriching enriching) {
        var rows = enriching.accounts().counts().synced();
        return rows == 0 ? 100 : (int) Math.min(100, 50 + enriching.tally().settled() * 50 / rows);
    }

    private static Duration estimated(ImportJob job) {
        return Duration.ofSeconds(job.facts().estimate().durationSeconds());
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
