package dev.tributary.imports.job;

import static dev.tributary.imports.job.ImportJobFixture.NOW;
import static dev.tributary.imports.job.ImportJobFixture.aJobOf;
import static dev.tributary.imports.job.ImportJobFixture.cancelledReport;
import static dev.tributary.imports.job.ImportJobFixture.categorised;
import static dev.tributary.imports.job.ImportJobFixture.completed;
import static dev.tributary.imports.job.ImportJobFixture.dispatched;
import static dev.tributary.imports.job.ImportJobFixture.failed;
import static dev.tributary.imports.job.ImportJobFixture.pausedReport;
import static dev.tributary.imports.job.ImportJobFixture.progressed;
import static dev.tributary.imports.job.ImportJobFixture.rows;
import static dev.tributary.imports.job.ImportJobFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.SyncProgress;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.Decision.Moved;
import dev.tributary.imports.job.Decision.Unchanged;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Enriching;
import dev.tributary.imports.job.ImportJob.Paused;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJob.Running;
import dev.tributary.imports.job.ImportJobEvent.JobEnded;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever happens, in whatever order and however often.
class ImportJobPropertiesTest {

    private static final String[] NAMES = {"a", "b", "c"};
    private static final int PARALLEL = 2;

    /// One thing that can happen to a job from outside.
    interface Happening {
        Decision to(ImportJob job);
    }

    @Property
    void noAccountIsSentOutBeyondTheAllowedNumber(@ForAll("histories") List<Happening> history) {
        ImportJob job = aJobOf(NAMES).atMost(PARALLEL).running();
        for (var happening : history) {
            var decision = happening.to(job);
            job = decision.job();
            if (!dispatched(decision).isEmpty()) {
                assertThat(inHand(job)).isLessThanOrEqualTo(PARALLEL);
            }
        }
    }

    @Property
    void anEndIsForEver(@ForAll("histories") List<Happening> history) {
        ImportJob job = aJobOf(NAMES).atMost(PARALLEL).running();
        Outcome outcome = null;
        for (var happening : history) {
            job = happening.to(job).job();
            if (outcome != null) {
                assertThat(job).isInstanceOf(Ended.class);
                assertThat(((Ended) job).outcome()).isEqualTo(outcome);
            } else if (job instanceof Ended ended) {
                outcome = ended.outcome();
            }
        }
    }

    @Property
    void anEndIsToldOnce(@ForAll("histories") List<Happening> history) {
        ImportJob job = aJobOf(NAMES).atMost(PARALLEL).running();
        var told = 0L;
        for (var happening : history) {
            var decision = happening.to(job);
            job = decision.job();
            if (decision instanceof Moved moved) {
                told += moved.events().stream()
                        .filter(JobEnded.class::isInstance)
                        .count();
            }
        }
        assertThat(told).isLessThanOrEqualTo(1);
    }

    @Property
    void completedOnlyWhenEveryAccountArrived(@ForAll("histories") List<Happening> history) {
        ImportJob job = aJobOf(NAMES).atMost(PARALLEL).running();
        for (var happening : history) {
            job = happening.to(job).job();
        }
        if (job instanceof Ended ended && ended.outcome() == Outcome.COMPLETED) {
            assertThat(ended.accounts().all())
                    .allMatch(sync -> sync.state() instanceof State.Completed || sync.state() instanceof State.Skipped);
        }
    }

    @Property
    void everyHappeningTwiceIsTheSameAsOnce(@ForAll("histories") List<Happening> history) {
        ImportJob once = aJobOf(NAMES).atMost(PARALLEL).running();
        ImportJob twice = once;
        for (var happening : history) {
            once = happening.to(once).job();
            twice = happening.to(happening.to(twice).job()).job();
        }
        assertThat(twice).isEqualTo(once);
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return Arbitraries.oneOf(reports().map(ImportJobPropertiesTest::reported), hands())
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<SyncProgress> reports() {
        return Combinators.combine(
                        Arbitraries.of(NAMES),
                        Arbitraries.longs().between(1, 12),
                        Arbitraries.integers().between(0, 6))
                .as((name, sequence, kind) -> switch (kind) {
                    case 0, 1 -> progressed(name, sequence, rows(sequence), sequence.intValue() * 8);
                    case 2 -> waiting(name, sequence);
                    case 3 -> pausedReport(name, sequence, rows(sequence));
                    case 4 -> completed(name, sequence, rows(sequence));
                    case 5 -> failed(name, sequence);
                    default -> cancelledReport(name, sequence, rows(sequence));
                });
    }

    private static Arbitrary<Happening> hands() {
        return Arbitraries.of(
                ImportJobPropertiesTest::paused,
                ImportJobPropertiesTest::resumed,
                ImportJobPropertiesTest::cancelledNow,
                job -> job.report(categorised(3, 5, 1), NOW));
    }

    private static Happening reported(SyncProgress report) {
        return job -> FollowSync.move(job, report, NOW);
    }

    private static Decision paused(ImportJob job) {
        return job instanceof Running running ? running.pause(NOW) : new Unchanged(job);
    }

    private static Decision resumed(ImportJob job) {
        return job instanceof Paused paused ? paused.resume(NOW) : new Unchanged(job);
    }

    private static Decision cancelledNow(ImportJob job) {
        return switch (job) {
            case Running running -> running.cancel(NOW);
            case Paused paused -> paused.cancel(NOW);
            case Planned _, Queued _, Enriching _, Ended _ -> new Unchanged(job);
        };
    }

    private static long inHand(ImportJob job) {
        return job.accounts().all().stream()
                .filter(sync -> sync.state() instanceof State.Syncing)
                .count();
    }
}
