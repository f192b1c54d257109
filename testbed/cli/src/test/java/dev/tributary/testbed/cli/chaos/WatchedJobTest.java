package dev.tributary.testbed.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.testbed.cli.progress.Jobs;
import org.junit.jupiter.api.Test;

class WatchedJobTest {

    private final WatchedJob job = new WatchedJob(Jobs.JOB);

    @Test
    void findsNothingInAnOrdinaryLife() {
        // when
        job.see(Jobs.job(1, JobStatus.QUEUED));
        job.see(Jobs.job(2, JobStatus.RUNNING, Jobs.account("Current", SyncStatus.SYNCING, 40)));
        job.see(Jobs.job(5, JobStatus.COMPLETED, Jobs.account("Current", SyncStatus.COMPLETED, 100)));
        job.see(Jobs.job(6, JobStatus.COMPLETED, Jobs.account("Current", SyncStatus.COMPLETED, 100)));

        // then
        assertThat(job.contradictions()).isEmpty();
        assertThat(job.isOver()).isTrue();
    }

    @Test
    void noticesAnEndThatWasNone() {
        // given
        job.see(Jobs.job(5, JobStatus.COMPLETED));

        // when
        job.see(Jobs.job(6, JobStatus.RUNNING));

        // then
        assertThat(job.contradictions()).singleElement().asString().contains("RUNNING after COMPLETED");
    }

    @Test
    void noticesAVersionThatGoesBack() {
        // given
        job.see(Jobs.job(5, JobStatus.RUNNING));

        // when
        job.see(Jobs.job(4, JobStatus.RUNNING));

        // then
        assertThat(job.contradictions()).singleElement().asString().contains("version 4 after 5");
    }

    @Test
    void noticesRowsThatWereCountedTwiceOrNotAtAll() {
        // when
        job.see(Jobs.job(
                1, JobStatus.RUNNING, Jobs.account("Current", SyncStatus.SYNCING, new Counts(10, 9, 2, 0, 0, 0))));

        // then
        assertThat(job.contradictions()).singleElement().asString().contains("do not add up");
    }

    @Test
    void findsNothingWhenAllThatCameAgainChangedNothing() {
        // given
        job.see(Jobs.job(5, JobStatus.COMPLETED, Jobs.account("Current", SyncStatus.COMPLETED, 100)));

        // when
        job.mustBeAsBefore(Jobs.job(5, JobStatus.COMPLETED, Jobs.account("Current", SyncStatus.COMPLETED, 100)));

        // then
        assertThat(job.contradictions()).isEmpty();
    }

    @Test
    void noticesAnEffectThatCameTwiceAfterTheEnd() {
        // given
        job.see(Jobs.job(5, JobStatus.COMPLETED, Jobs.account("Current", SyncStatus.COMPLETED, 100)));

        // when
        job.mustBeAsBefore(Jobs.job(6, JobStatus.PARTIAL, Jobs.account("Current", SyncStatus.COMPLETED, 100)));

        // then
        assertThat(job.contradictions()).singleElement().asString().contains("after everything came again");
    }
}
