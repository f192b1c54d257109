package dev.tributary.imports.job;

import static dev.tributary.imports.job.ImportJobFixture.NOW;
import static dev.tributary.imports.job.ImportJobFixture.aJobOf;
import static dev.tributary.imports.job.ImportJobFixture.cancelledReport;
import static dev.tributary.imports.job.ImportJobFixture.categorised;
import static dev.tributary.imports.job.ImportJobFixture.completed;
import static dev.tributary.imports.job.ImportJobFixture.completedWithoutJanuary;
import static dev.tributary.imports.job.ImportJobFixture.cost;
import static dev.tributary.imports.job.ImportJobFixture.failed;
import static dev.tributary.imports.job.ImportJobFixture.parked;
import static dev.tributary.imports.job.ImportJobFixture.pausedReport;
import static dev.tributary.imports.job.ImportJobFixture.progressed;
import static dev.tributary.imports.job.ImportJobFixture.rows;
import static dev.tributary.imports.job.ImportJobFixture.skipped;
import static dev.tributary.imports.job.ImportJobFixture.waiting;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every state and everything that can happen in it. `=` changes nothing, `!` is refused.
class EveryMoveTest {

    private static final String TABLE = """
            happening         | Planned | Queued  | Running   | Paused  | Enriching | Ended
            start             | Queued  | =       | =         | =       | =         | !
            admit             | =       | Running | =         | =       | =         | =
            pause             | !       | !       | Paused    | =       | Paused    | !
            resume            | !       | =       | =         | Running | =         | !
            cancel            | Ended   | Ended   | Ended     | Ended   | Ended     | =
            progressed        | =       | =       | Running   | Paused  | =         | Ended
            waiting           | =       | =       | Running   | Paused  | =         | Ended
            paused            | =       | =       | Running   | Paused  | =         | Ended
            completed         | =       | =       | Enriching | Paused  | =         | Ended
            completed_gap     | =       | =       | Enriching | Paused  | =         | Ended
            skipped           | =       | =       | Ended     | Paused  | =         | Ended
            failed            | =       | =       | Ended     | Paused  | =         | Ended
            cancelled         | =       | =       | Ended     | Paused  | =         | Ended
            old_report        | =       | =       | =         | =       | =         | =
            of_another        | =       | =       | =         | =       | =         | =
            categorised_some  | Planned | Queued  | Running   | Paused  | Enriching | Ended
            categorised_all   | Planned | Queued  | Running   | Paused  | Ended     | Ended
            parked            | Planned | Queued  | Running   | Paused  | Ended     | Ended
            cost              | Planned | Queued  | Running   | Paused  | Enriching | Ended
            watched_soon      | =       | =       | =         | =       | =         | =
            watched_late      | =       | =       | Running   | =       | Ended     | =
            """;

    private static final Map<String, Function<ImportJob, Decision>> HAPPENINGS = happenings();

    @TestFactory
    Stream<DynamicTest> everyStateAndEverythingThatCanHappenInIt() {
        var lines = TABLE.lines().toList();
        var states = cells(lines.getFirst());
        return lines.stream().skip(1).flatMap(line -> {
            var cells = cells(line);
            return Stream.iterate(1, column -> column + 1)
                    .limit(states.size() - 1L)
                    .map(column -> DynamicTest.dynamicTest(
                            "%s when %s".formatted(cells.getFirst(), states.get(column)),
                            () -> assertThat(shown(state(states.get(column)), cells.getFirst()))
                                    .isEqualTo(cells.get(column))));
        });
    }

    @Test
    void shouldLeaveNoStateAndNothingThatHappensOutOfTheTable() {
        // when
        var states = cells(TABLE.lines().findFirst().orElseThrow()).stream().skip(1);
        var happenings = TABLE.lines().skip(1).map(line -> cells(line).getFirst());

        // then
        assertThat(states)
                .containsExactlyInAnyOrder(Arrays.stream(ImportJob.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toArray(String[]::new));
        assertThat(happenings).containsExactlyInAnyOrderElementsOf(HAPPENINGS.keySet());
    }

    private static String shown(ImportJob job, String happening) {
        return switch (requireNonNull(HAPPENINGS.get(happening)).apply(job)) {
            case Decision.Moved moved -> moved.job().getClass().getSimpleName();
            case Decision.Unchanged unchanged -> {
                assertThat(unchanged.job()).isEqualTo(job);
                yield "=";
            }
            case Decision.Refused _ -> "!";
        };
    }

    /// Two new rows in each, where there can be rows.
    private static ImportJob state(String name) {
        var fixture = aJobOf("a").enriched();
        return switch (name) {
            case "Planned" -> fixture.planned();
            case "Queued" -> fixture.queued();
            case "Running" -> fixture.running();
            case "Paused" -> fixture.paused();
            case "Enriching" ->
                fixture.running().report(completed("a", 1, rows(2)), NOW).job();
            case "Ended" -> fixture.cancelled();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Map<String, Function<ImportJob, Decision>> happenings() {
        var all = new LinkedHashMap<String, Function<ImportJob, Decision>>();
        all.put("start", job -> StartImport.move(job, null, NOW));
        all.put("admit", job -> AdmitImports.move(job, NOW));
        all.put("pause", job -> PauseImport.move(job, NOW));
        all.put("resume", job -> ResumeImport.move(job, NOW));
        all.put("cancel", job -> CancelImport.move(job, NOW));
        all.put("progressed", job -> FollowSync.move(job, progressed("a", 9, rows(2), 50), NOW));
        all.put("waiting", job -> FollowSync.move(job, waiting("a", 9), NOW));
        all.put("paused", job -> FollowSync.move(job, pausedReport("a", 9, rows(2)), NOW));
        all.put("completed", job -> FollowSync.move(job, completed("a", 9, rows(2)), NOW));
        all.put("completed_gap", job -> FollowSync.move(job, completedWithoutJanuary("a", 9, rows(2)), NOW));
        all.put("skipped", job -> FollowSync.move(job, skipped("a", 9), NOW));
        all.put("failed", job -> FollowSync.move(job, failed("a", 9), NOW));
        all.put("cancelled", job -> FollowSync.move(job, cancelledReport("a", 9, rows(0)), NOW));
        all.put("old_report", job -> FollowSync.move(job, completed("a", 0, rows(2)), NOW));
        all.put("of_another", job -> FollowSync.move(job, completed("b", 9, rows(2)), NOW));
        all.put("categorised_some", job -> job.report(categorised(9, 1, 0), NOW));
        all.put("categorised_all", job -> job.report(categorised(9, 1, 1), NOW));
        all.put("parked", job -> job.report(parked(9, 1, 1), NOW));
        all.put("cost", job -> job.report(cost(9, "0.01"), NOW));
        all.put("watched_soon", job -> WatchImports.move(job, TestingLimits.USUAL, NOW, NOW.plusSeconds(60)));
        all.put("watched_late", job -> WatchImports.move(job, TestingLimits.USUAL, NOW, NOW.plus(Duration.ofHours(1))));
        return all;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
