package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.schedule.Wish.WishedFrequency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A wish that can be granted, to be spoilt by a test.
final class TestingWish {

    private final @Nullable WishedFrequency frequency;

    @Nullable
    String name = " Every morning ";

    @Nullable
    List<@Nullable String> accountIds = List.of(new UUID(0, 1).toString());

    @Nullable
    Boolean allAccounts;

    @Nullable
    String zone = "Europe/London";

    @Nullable
    Integer jitterMinutes;

    @Nullable
    Integer daysBack = 30;

    @Nullable
    Boolean incremental;

    @Nullable
    String overlap;

    @Nullable
    String missedRuns;

    TestingWish(@Nullable WishedFrequency frequency) {
        this.frequency = frequency;
    }

    Wish asked() {
        return new Wish(
                name,
                accountIds,
                allAccounts,
                frequency,
                zone,
                jitterMinutes,
                daysBack,
                incremental,
                null,
                null,
                overlap,
                missedRuns);
    }
}
