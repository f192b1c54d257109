package dev.tributary.testbed.cli.progress;

import static dev.tributary.testbed.cli.progress.Jobs.account;
import static dev.tributary.testbed.cli.progress.Jobs.enriched;
import static dev.tributary.testbed.cli.progress.Jobs.job;
import static dev.tributary.testbed.cli.progress.Jobs.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTextTest {

    private final ProgressText text = new ProgressText(110, ZoneOffset.UTC);

    @Test
    void every_account_has_a_bar_and_the_job_a_line() {
        // given
        var job = job(
                3,
                JobStatus.RUNNING,
                account("Everyday Current", SyncStatus.COMPLETED, 100),
                account("Rainy Day Saver", SyncStatus.SYNCING, 50));

        // when
        var lines = text.lines(job);

        // then
        assertThat(lines)
                .containsExactly(
                        "Everyday Current           ██████████████████████████████ 100 %    1,000 new       0 known  completed",
                        "Rainy Day Saver            ███████████████░░░░░░░░░░░░░░░  50 %      500 new       0 known  syncing",
                        "running: 1 of 2 accounts, 1,500 new, 0 known already, 0 errors (75 %)");
    }

    @Test
    void a_waiting_account_says_until_when_and_why() {
        // given
        var job = job(3, JobStatus.RUNNING, waiting("Saver", "rate_limited", Instant.parse("2026-03-01T12:30:05Z")));

        // when
        var line = new ProgressText(140, ZoneOffset.UTC).lines(job).getFirst();

        // then
        assertThat(line).endsWith("waiting until 12:30:05: rate_limited");
    }

    @Test
    void enrichment_has_a_bar_of_its_own() {
        // when
        var lines = text.lines(enriched(4, JobStatus.ENRICHING, 250, 1000));

        // then
        assertThat(lines.get(1)).startsWith("Categories ").contains(" 25 %").endsWith("250 of 1,000 categorised");
        assertThat(lines.getLast()).endsWith("; 250 of 1,000 categorised");
    }

    @Test
    void no_line_is_longer_than_the_screen_is_wide() {
        // given
        var narrow = new ProgressText(60, ZoneOffset.UTC);
        var job = job(1, JobStatus.RUNNING, account("An account with a very long name indeed", SyncStatus.SYNCING, 33));

        // when
        var lines = narrow.lines(job);

        // then
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
        assertThat(lines.getFirst()).startsWith("An account with a very lo… ");
    }
}
