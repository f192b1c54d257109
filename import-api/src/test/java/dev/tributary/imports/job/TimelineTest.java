package dev.tributary.imports.job;

import static dev.tributary.imports.job.ImportJobFixture.NOW;
import static dev.tributary.imports.job.ImportJobFixture.aJobOf;
import static dev.tributary.imports.job.ImportJobFixture.account;
import static dev.tributary.imports.job.ImportJobFixture.completed;
import static dev.tributary.imports.job.ImportJobFixture.failed;
import static dev.tributary.imports.job.ImportJobFixture.progressed;
import static dev.tributary.imports.job.ImportJobFixture.rows;
import static dev.tributary.imports.job.ImportJobFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.imports.job.Decision.Moved;
import dev.tributary.imports.job.ImportJob.Running;
import dev.tributary.imports.job.Timeline.Entry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void shouldTellWhoPlannedWhat() {
        // when
        var entry = Timeline.planned(aJobOf("a", "b").planned());

        // then
        assertThat(entry.by().who()).isEqualTo(Actor.Who.PERSON);
        assertThat(entry.message()).isEqualTo("Planned: 2 accounts, 2026-01-01 to 2026-02-28.");
    }

    @Test
    void shouldTellAPersonsMoveWithTheirReason() {
        // given
        var job = aJobOf("a").running();

        // when
        var entries = Timeline.of(job, job.pause(NOW), Actor.person("the train leaves"), NOW);

        // then
        assertThat(kinds(entries)).containsExactly("paused");
        assertThat(entries.getFirst().by()).isEqualTo(new Actor(Actor.Who.PERSON, "the train leaves"));
    }

    @Test
    void shouldTellWhichAccountsAreSentOut() {
        // given
        var job = aJobOf("a", "b", "c").atMost(2).queued();

        // when
        var entries = Timeline.of(job, job.admit(NOW), Actor.QUEUE, NOW);

        // then
        assertThat(kinds(entries)).containsExactly("running", "account_sent", "account_sent");
        assertThat(entries.get(1).account()).isEqualTo(account("a"));
    }

    @Test
    void shouldTellNothingOfRowsThatCome() {
        // given
        var job = aJobOf("a").running();

        // when
        var entries = Timeline.of(job, (Moved) job.report(progressed("a", 1, rows(9), 50), NOW), Actor.WORKER, NOW);

        // then
        assertThat(entries).isEmpty();
    }

    @Test
    void shouldTellTheEndLastAndWhatIsMissing() {
        // given
        var job = (Running) aJobOf("a", "b")
                .running()
                .report(completed("a", 1, rows(9)), NOW)
                .job();

        // when
        var entries = Timeline.of(job, (Moved) job.report(failed("b", 1), NOW), Actor.WORKER, NOW);

        // then
        assertThat(kinds(entries)).containsExactly("account_failed", "ended");
        assertThat(entries.getFirst().message()).isEqualTo("b failed: The consent has ended. Connect the bank again.");
        assertThat(entries.getLast().message())
                .isEqualTo("Ended partial. 1 of 2 accounts could not be imported; each says why.");
    }

    @Test
    void shouldSayThatACancelledImportKeepsWhatItHas() {
        // given
        var job = (Running) aJobOf("a")
                .running()
                .report(progressed("a", 1, rows(9), 50), NOW)
                .job();

        // when
        var entries = Timeline.of(job, job.cancel(NOW), Actor.person(null), NOW);

        // then
        assertThat(entries.getFirst().message())
                .isEqualTo("Cancelled. What was imported until then stays: 9 transactions are new.");
    }

    @Test
    void shouldTellAWaitAndThatTheWatchSentAnAccountOutAgain() {
        // given
        var job = aJobOf("a").running();

        // when
        var waits = Timeline.of(job, (Moved) job.report(waiting("a", 1), NOW), Actor.WORKER, NOW);
        var resent = Timeline.of(
                job, (Moved) job.reconcile(TestingLimits.USUAL, NOW.plus(Duration.ofMinutes(6))), Actor.WATCH, NOW);

        // then
        assertThat(waits.getFirst().message()).isEqualTo("a waits until 1 Mar 09:01 UTC: The bank asks for a pause.");
        assertThat(kinds(resent)).containsExactly("resent");
    }

    private static List<String> kinds(List<Entry> entries) {
        return entries.stream().map(Entry::kind).toList();
    }
}
