package dev.tributary.notifier.job;

import static dev.tributary.notifier.job.JobStates.NOON;
import static dev.tributary.notifier.job.JobStates.ended;
import static dev.tributary.notifier.job.JobStates.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.ImportStatus.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewestJobsTest {

    private static final UUID JOB = new UUID(0, 1);

    private final List<Long> told = new ArrayList<>();
    private final JobFollower follower = new JobFollower() {
        @Override
        public void changed(JobState state) {
            told.add(state.version());
        }

        @Override
        public void forgotten(UUID jobId, @Nullable String userId) {
            told.add(-1L);
        }
    };

    @Property
    void keepsTheHighestVersionInWhateverOrderAndHoweverOftenTheyCome(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 12) Integer> versions) {
        // given
        told.clear();
        var jobs = TestingJobs.toldTo(follower);

        // when
        versions.forEach(version -> jobs.accept(running(JOB, version)));

        // then
        var highest = versions.stream().mapToLong(Integer::longValue).max().orElseThrow();
        assertThat(jobs.find(JOB)).map(JobState::version).contains(highest);
        assertThat(told).isSorted().doesNotHaveDuplicates();
        assertThat(jobs.size()).isEqualTo(running(JOB, highest).document().length());
    }

    @Test
    void forgetsAnImportItsPersonHasDeleted() {
        // given
        var jobs = TestingJobs.toldTo(follower);
        jobs.accept(running(JOB, 1));

        // when
        jobs.forget(JOB);

        // then
        assertThat(jobs.find(JOB)).isEmpty();
        assertThat(jobs.size()).isZero();
        assertThat(told).containsExactly(1L, -1L);
    }

    @Test
    void dropsWhatEndedLongAgoAndKeepsWhatRuns() {
        // given
        var later = Clock.fixed(NOON.plus(Duration.ofHours(13)), ZoneOffset.UTC);
        var jobs = TestingJobs.toldTo(follower, later, 1_000_000);
        var running = new UUID(0, 2);

        // when
        jobs.accept(ended(JOB, NOON));
        jobs.accept(running(running, 1));

        // then
        assertThat(jobs.find(JOB)).isEmpty();
        assertThat(jobs.find(running)).isPresent();
    }

    @Test
    void dropsAnEndedImportWhenItsTimeHasCome() {
        // given
        var clock = new SteppedClock(NOON);
        var jobs = TestingJobs.toldTo(follower, clock, 1_000_000);
        jobs.accept(ended(JOB, NOON));

        // when
        jobs.dropOutdated();
        var before = jobs.find(JOB);
        clock.now = NOON.plus(Duration.ofHours(12)).plusMillis(1);
        jobs.dropOutdated();

        // then
        assertThat(before).isPresent();
        assertThat(jobs.find(JOB)).isEmpty();
    }

    @Test
    void makesRoomWithTheOldestEndedImportThenWithOneNeverStarted() {
        // given
        var jobs = TestingJobs.toldTo(follower, Clock.fixed(NOON, ZoneOffset.UTC), 35);
        var newer = new UUID(0, 2);
        var planned = new UUID(0, 3);
        jobs.accept(ended(JOB, NOON.minusSeconds(60)));
        jobs.accept(ended(newer, NOON.minusSeconds(30)));
        jobs.accept(new JobState(planned, JobStates.ALICE, 1, JobStatus.PLANNED, NOON, "x".repeat(10)));

        // when
        jobs.accept(running(new UUID(0, 4), 1));

        // then
        assertThat(jobs.find(JOB)).isEmpty();
        assertThat(jobs.find(newer)).isPresent();
        assertThat(jobs.find(planned)).isPresent();
        assertThat(jobs.size()).isLessThanOrEqualTo(35);
    }

    private static final class SteppedClock extends Clock {
        private Instant now;

        SteppedClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
