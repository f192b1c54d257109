package dev.tributary.enrichment.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordEstimateTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private final Recorded recorded = new Recorded();
    private final RecordEstimate recording = new RecordEstimate(recorded, PriceList::shipped);

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "QUEUED", "COMPLETED", "PARTIAL", "FAILED", "CANCELLED"})
    void isKeptWhenAnImportIsFirstHeardOf(JobStatus status) {
        // when
        recording.record(told(status));

        // then
        assertThat(recorded.estimates).singleElement().satisfies(estimate -> {
            assertThat(estimate.userId()).isEqualTo("alice");
            assertThat(estimate.bankCalls()).isEqualTo(9);
            assertThat(estimate.models()).isEqualByComparingTo("0.02");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "ENRICHING"})
    void costsNothingForEachStepOfAnImportThatGoesOn(JobStatus status) {
        // when
        recording.record(told(status));

        // then
        assertThat(recorded.estimates).isEmpty();
    }

    private static ImportJobChanged told(JobStatus status) {
        var estimate = new ImportStatus.Estimate(
                new ImportStatus.Range(1000, 1200, 1500), 60, 9, pounds("0"), pounds("0.02"), pounds("0.02"));
        var job = new ImportStatus(
                UUID.randomUUID(),
                1,
                status,
                ImportStatus.Origin.PERSON,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 3, 31),
                true,
                200,
                5,
                NOW,
                null,
                null,
                null,
                new ImportStatus.Progress(0, 0, 0),
                List.of(),
                Counts.NONE,
                null,
                estimate,
                null,
                ImportStatus.Cost.none("GBP"),
                null,
                null,
                null,
                null);
        return new ImportJobChanged(UUID.randomUUID(), NOW, "alice", job);
    }

    private static Money pounds(String amount) {
        return new Money(new BigDecimal(amount), "GBP");
    }

    private static final class Recorded implements Estimates {

        final List<Estimate> estimates = new ArrayList<>();

        @Override
        public void record(Estimate estimate) {
            estimates.add(estimate);
        }

        @Override
        public List<Estimate> of(String userId, @Nullable UUID after, int limit) {
            return estimates;
        }
    }
}
