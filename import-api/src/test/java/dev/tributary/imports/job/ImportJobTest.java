package dev.tributary.imports.job;

import static dev.tributary.imports.job.ImportJobFixture.NOW;
import static dev.tributary.imports.job.ImportJobFixture.aJobOf;
import static dev.tributary.imports.job.ImportJobFixture.cancelledReport;
import static dev.tributary.imports.job.ImportJobFixture.categorised;
import static dev.tributary.imports.job.ImportJobFixture.completed;
import static dev.tributary.imports.job.ImportJobFixture.cost;
import static dev.tributary.imports.job.ImportJobFixture.dispatched;
import static dev.tributary.imports.job.ImportJobFixture.failed;
import static dev.tributary.imports.job.ImportJobFixture.pausedReport;
import static dev.tributary.imports.job.ImportJobFixture.progressed;
import static dev.tributary.imports.job.ImportJobFixture.rows;
import static dev.tributary.imports.job.ImportJobFixture.skipped;
import static dev.tributary.imports.job.ImportJobFixture.stateOf;
import static dev.tributary.imports.job.ImportJobFixture.sync;
import static dev.tributary.imports.job.ImportJobFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.Counts;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.Decision.Moved;
import dev.tributary.imports.job.Decision.Unchanged;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Enriching;
import dev.tributary.imports.job.ImportJob.Paused;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJob.Running;
import dev.tributary.imports.job.ImportJobEvent.JobEnded;
import dev.tributary.imports.job.ImportJobEvent.JobQueued;
import dev.tributary.imports.job.ImportJobEvent.SyncEnded;
import org.junit.jupiter.api.Test;

class ImportJobTest {

    @Test
    void shouldJoinTheQueueWhenStarted() {
        // given
        var job = aJobOf("current").planned();

        // when
        var started = job.start("192.0.2.1", NOW);

        // then
        assertThat(started.job()).isInstanceOf(Queued.class);
        assertThat(started.events()).singleElement().isInstanceOf(JobQueued.class);
    }

    @Test
    void shouldSendOutAsManyAccountsAsAllowedWhenAdmitted() {
        // given
        var job = aJobOf("a", "b", "c").atMost(2).queued();

        // when
        var admitted = job.admit(NOW);

        // then
        assertThat(dispatched(admitted)).containsExactly("a", "b");
        assertThat(stateOf("c", admitted.job())).isEqualTo(new State.Pending());
    }

    @Test
    void shouldSendOutTheNextAccountWhenOneIsOver() {
        // given
        var job = aJobOf("a", "b", "c").atMost(2).running();

        // when
        var after = job.report(completed("a", 1, rows(3)), NOW);

        // then
        assertThat(dispatched(after)).containsExactly("c");
    }

    @Test
    void shouldSendOutAnotherAccountWhileOneWaitsForItsBank() {
        // given
        var job = aJobOf("a", "b").atMost(1).running();

        // when
        var after = job.report(waiting("a", 1), NOW);

        // then
        assertThat(dispatched(after)).containsExactly("b");
    }

    @Test
    void shouldChangeNothingWhenAReportIsDeliveredTwice() {
        // given
        var once = (Running) aJobOf("a", "b")
                .running()
                .report(progressed("a", 1, rows(10), 20), NOW)
                .job();

        // when
        var twice = once.report(progressed("a", 1, rows(10), 20), NOW);

        // then
        assertThat(twice).isEqualTo(new Unchanged(once));
    }

    @Test
    void shouldIgnoreAReportThatWasOvertaken() {
        // given
        var job = (Running) aJobOf("a", "b")
                .running()
                .report(progressed("a", 5, rows(50), 90), NOW)
                .job();

        // when
        var late = job.report(progressed("a", 4, rows(40), 70), NOW);

        // then
        assertThat(late.job().accounts().counts().synced()).isEqualTo(50);
    }

    @Test
    void shouldEndCompletedWhenEveryAccountArrived() {
        // given
        var job = aJobOf("a").running();

        // when
        var ended = (Moved) job.report(completed("a", 1, rows(3)), NOW);

        // then
        assertThat(((Ended) ended.job()).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(ended.events()).singleElement().isInstanceOf(JobEnded.class);
    }

    @Test
    void shouldEndPartialWhenOneAccountFailsAndOthersArrive() {
        // given
        var job = (Running) aJobOf("current", "savings")
                .running()
                .report(completed("current", 1, rows(3)), NOW)
                .job();

        // when
        var ended = (Ended) job.report(failed("savings", 1), NOW).job();

        // then
        assertThat(ended.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(stateOf("savings", ended))
                .isEqualTo(new State.Failed("consent_expired", "The consent has ended.", "Connect the bank again."));
    }

    @Test
    void shouldEndPartialWhenSomeRowsCouldNotBeRead() {
        // given
        var job = aJobOf("current").running();

        // when
        var ended = (Ended) job.report(completed("current", 1, new Counts(3, 2, 0, 0, 1, 0)), NOW)
                .job();

        // then
        assertThat(ended.outcome()).isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void shouldEndFailedWhenNothingArrived() {
        // given
        var job = aJobOf("current").running();

        // when
        var ended = (Ended) job.report(failed("current", 1), NOW).job();

        // then
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void shouldEndCompletedWhenTheBankDoesNotOfferAnAccount() {
        // given
        var job = aJobOf("card").running();

        // when
        var ended = (Ended) job.report(skipped("card", 1), NOW).job();

        // then
        assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void shouldWaitForEnrichmentBeforeItEnds() {
        // given
        var job = aJobOf("current").enriched().running();

        // when
        var after = (Moved) job.report(completed("current", 1, rows(3)), NOW);

        // then
        assertThat(after.job()).isInstanceOf(Enriching.class);
        assertThat(after.events()).singleElement().isInstanceOf(SyncEnded.class);
    }

    @Test
    void shouldEndWhenTheLastRowHasACategoryOrAReason() {
        // given
        var job = (Enriching) aJobOf("current")
                .enriched()
                .running()
                .report(completed("current", 1, rows(3)), NOW)
                .job();

        // when
        var ended = job.report(categorised(1, 2, 1), NOW);

        // then
        assertThat(((Ended) ended.job()).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void shouldEndAtOnceWhenEnrichmentWasFasterThanTheLastReport() {
        // given
        var job = (Running) aJobOf("current")
                .enriched()
                .running()
                .report(categorised(1, 3, 0), NOW)
                .job();

        // when
        var ended = job.report(completed("current", 1, rows(3)), NOW);

        // then
        assertThat(ended.job()).isInstanceOf(Ended.class);
    }

    @Test
    void shouldSendNothingOutWhilePaused() {
        // given
        var job = aJobOf("a", "b").atMost(1).paused();

        // when
        var after = job.report(completed("a", 1, rows(2)), NOW);

        // then
        assertThat(after.job()).isInstanceOf(Paused.class);
        assertThat(dispatched(after)).isEmpty();
    }

    @Test
    void shouldGoOnWhereItStoppedWhenResumed() {
        // given
        var job = (Paused) aJobOf("a", "b")
                .atMost(1)
                .paused()
                .report(pausedReport("a", 1, rows(2)), NOW)
                .job();

        // when
        var resumed = job.resume(NOW);

        // then
        assertThat(stateOf("a", resumed.job())).isEqualTo(new State.Syncing());
        assertThat(dispatched(resumed)).isEmpty();
    }

    @Test
    void shouldEndWhenResumedAfterTheLastAccountArrived() {
        // given
        var job = (Paused)
                aJobOf("a").paused().report(completed("a", 1, rows(2)), NOW).job();

        // when
        var resumed = job.resume(NOW);

        // then
        assertThat(resumed.job()).isInstanceOf(Ended.class);
    }

    @Test
    void shouldKeepWhatWasImportedWhenCancelled() {
        // given
        var job = (Running) aJobOf("a", "b")
                .running()
                .report(progressed("a", 1, rows(10), 20), NOW)
                .job();

        // when
        var ended = (Ended) job.cancel(NOW).job();

        // then
        assertThat(ended.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(ended.accounts().counts().synced()).isEqualTo(10);
        assertThat(stateOf("b", ended)).isEqualTo(new State.Cancelled());
    }

    @Test
    void shouldCountRowsCommittedWhileItWasCancelled() {
        // given
        var job = aJobOf("a").cancelled();

        // when
        var after = (Ended) job.report(cancelledReport("a", 1, rows(7)), NOW).job();

        // then
        assertThat(after.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(after.accounts().counts().synced()).isEqualTo(7);
    }

    @Test
    void shouldStayCancelledWhenALateReportSaysCompleted() {
        // given
        var job = aJobOf("a").cancelled();

        // when
        var after = job.report(completed("a", 1, rows(7)), NOW);

        // then
        assertThat(stateOf("a", after.job())).isEqualTo(new State.Cancelled());
    }

    @Test
    void shouldTakeTheCostThatArrivesAfterTheEnd() {
        // given
        var ended = aJobOf("a").cancelled();

        // when
        var after = (Ended) ended.report(cost(1, "0.05"), NOW).job();

        // then
        assertThat(after.tally().cost().total().amount()).isEqualByComparingTo("0.05");
        assertThat(after.outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void shouldShowPercentOverAllSelectedAccounts() {
        // given
        var job = (Running) aJobOf("a", "b", "c", "d")
                .atMost(1)
                .running()
                .report(completed("a", 1, rows(1)), NOW)
                .job();

        // when
        var after = job.report(progressed("b", 1, rows(1), 60), NOW);

        // then
        assertThat(after.job().accounts().percent()).isEqualTo((100 + 60) / 4);
    }

    @Test
    void shouldListOnlyWhatIsMissingForARetry() {
        // given
        var job = (Running) aJobOf("current", "savings")
                .running()
                .report(completed("current", 1, rows(3)), NOW)
                .job();

        // when
        var ended = (Ended) job.report(failed("savings", 1), NOW).job();

        // then
        assertThat(ended.accounts().missing())
                .containsExactly(sync("savings", ended).account());
    }
}
