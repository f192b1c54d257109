package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.PartAction;
import dev.tributary.testbed.cli.stack.StackControl;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Table;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How late a schedule is when ten thousand are due at the same moment, beside a scheduler that polls its table every
/// second.
public final class SchedulesBench {

    private static final Duration AHEAD = Duration.ofSeconds(15);

    /// Whose import begins is another matter: what takes the fired runs is stopped meanwhile.
    private static final List<String> NOT_MEASURED = List.of("import-api", "sync-worker", "enrichment-worker");

    private static final String SCHEDULES = """
            INSERT INTO schedules.truelayer_import_schedules (schedule_id, user_id, name, account_ids, frequency, zone,
                days_back, auto_enrich, enabled, missed_runs, next_run_at, created_at, changed_at)
            SELECT gen_random_uuid(), 'person-' || n % 2000, 'Every morning', ARRAY[gen_random_uuid()], 'daily 06:30',
                'Europe/London', 7, true, true, 'RUN_ONCE', ?, now(), now()
            FROM generate_series(1, ?) n
            """;

    private final Home home;
    private final Console console;

    public SchedulesBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param lateness from the due time until its event was handed to Kafka, after the commit: in each round
    /// @param polling from the due time to the work of a scheduler that polls: in each round
    public record Report(
            String bench, int schedules, List<Latencies.Summary> lateness, List<Latencies.Summary> polling) {}

    /// A process that has just started is slow for a while, whoever wrote it.
    private static final List<String> ROUNDS = List.of("just started", "again");

    /// @param schedules at least 1
    public Report run(int schedules) {
        try (var world = new OwnStack(home, "bench", console)) {
            var stack = world.start(WorldOptions.PLAIN).state();
            var control = new StackControl(stack);
            NOT_MEASURED.forEach(part -> control.act(part, PartAction.STOP));
            try (var database = BenchDatabase.open(world.directory(), stack.databaseUrl())) {
                var report = new Report(
                        "schedules",
                        schedules,
                        fired(database, stack.kafkaBootstrapServers(), schedules),
                        polled(database, schedules));
                print(report);
                return report;
            }
        }
    }

    private static List<Latencies.Summary> fired(BenchDatabase database, String kafka, int schedules) {
        try (var fired = new FiredSchedules(kafka)) {
            return ROUNDS.stream()
                    .map(_ -> {
                        var due = Instant.now().plus(AHEAD);
                        insert(database, schedules, due);
                        return fired.lateness(due, schedules).summary();
                    })
                    .toList();
        }
    }

    private static List<Latencies.Summary> polled(BenchDatabase database, int schedules) {
        try (var polling = new PollingScheduler(database)) {
            return ROUNDS.stream()
                    .map(_ -> polling.lateness(schedules).summary())
                    .toList();
        }
    }

    private static void insert(BenchDatabase database, int schedules, Instant due) {
        try (var statement = database.connection().prepareStatement(SCHEDULES)) {
            statement.setTimestamp(1, Timestamp.from(due));
            statement.setInt(2, schedules);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new WorkFailed("The schedules could not be made: " + failure.getMessage(), failure);
        }
    }

    private void print(Report report) {
        console.say("schedules: %,d due at the same moment".formatted(report.schedules));
        var table = new Table("late by", "times", "p50 ms", "p99 ms (to reach: 1000)", "worst ms");
        rows(table, "fired, taken by Kafka", report.lateness);
        rows(table, "db-scheduler, polling every second", report.polling);
        console.say(table.lines());
    }

    private static void rows(Table table, String name, List<Latencies.Summary> rounds) {
        for (var round = 0; round < rounds.size(); round++) {
            row(table, "%s (%s)".formatted(name, ROUNDS.get(round)), rounds.get(round));
        }
    }

    private static void row(Table table, String name, Latencies.Summary took) {
        table.row(
                name,
                took.times(),
                "%.0f".formatted(took.medianMillis()),
                "%.0f".formatted(took.p99Millis()),
                "%.0f".formatted(took.worstMillis()));
    }
}
