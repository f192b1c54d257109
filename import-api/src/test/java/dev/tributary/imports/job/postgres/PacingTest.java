package dev.tributary.imports.job.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.imports.job.ImportJobEvent.JobPaused;
import dev.tributary.imports.job.ImportJobEvent.SyncEnded;
import dev.tributary.imports.job.JobId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PacingTest {

    private static final Instant TOLD = Instant.parse("2026-03-01T09:00:00Z");
    private static final JobId JOB = new JobId(new UUID(0, 7));

    @Test
    void shouldHoldBackWhatFollowsSoon() {
        // when, then
        assertThat(Pacing.isDue(TOLD, List.of(), TOLD.plusMillis(99))).isFalse();
        assertThat(Pacing.isDue(TOLD, List.of(new SyncEnded(JOB, TOLD)), TOLD.plusMillis(99)))
                .isFalse();
        assertThat(Pacing.isDue(TOLD, List.of(), TOLD.plusMillis(100))).isTrue();
    }

    @Test
    void shouldTellWhatAPersonDoesAtOnce() {
        // when, then
        assertThat(Pacing.isDue(TOLD, List.of(new JobPaused(JOB, TOLD)), TOLD)).isTrue();
    }
}
