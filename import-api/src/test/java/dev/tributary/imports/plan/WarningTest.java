package dev.tributary.imports.plan;

import static dev.tributary.imports.plan.WishTest.days;
import static dev.tributary.imports.plan.WishTest.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.AccountChanged.CallQuota;
import dev.tributary.contracts.SourceKind;
import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.account.KnownDays;
import dev.tributary.imports.days.Days;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WarningTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final Wish MARCH = new Wish.Everything(range("2026-03-01/2026-03-31"));
    private static final CallQuota FRESH = new CallQuota(4, 4, null);

    @Test
    void shouldSayNothingWhenNothingIsToBeSaid() {
        // when
        var warnings = warnings(account(Duration.ofDays(60), KnownDays.NONE, FRESH), MARCH, true);

        // then
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldWarnOfAConsentThatHasEndedOrEndsSoon() {
        // when
        var ended = warnings(account(Duration.ofMinutes(-1), KnownDays.NONE, FRESH), MARCH, true);
        var soon = warnings(account(Duration.ofDays(5), KnownDays.NONE, FRESH), MARCH, true);

        // then
        assertThat(codes(ended)).containsExactly("consent_ended");
        assertThat(codes(soon)).containsExactly("consent_ends_soon");
        assertThat(soon.getFirst().message()).contains("5 days");
    }

    @Test
    void shouldWarnWhenTheConsentEndsBeforeTheBankAllowsAllCalls() {
        // given
        var sixYears = new Wish.Everything(range("2020-04-01/2026-03-31"));
        var exhausted = new CallQuota(1, 1, NOW.plus(Duration.ofHours(12)));

        // when
        var warnings = warnings(account(Duration.ofDays(1), KnownDays.NONE, exhausted), sixYears, false);

        // then
        assertThat(codes(warnings)).containsExactly("consent_too_short", "quota_too_small");
        assertThat(warnings.getLast().message()).contains("needs 3 calls", "allows 1 more", "1 Apr 00:00 UTC");
    }

    @Test
    void shouldTellAPersonToStayWhenTheQuotaIsTooSmallWithoutThem() {
        // given
        var year = new Wish.Everything(range("2025-04-01/2026-03-31"));

        // when
        var warnings = warnings(account(Duration.ofDays(60), KnownDays.NONE, new CallQuota(4, 1, NOW)), year, true);
        var tooSmall = warnings(
                account(Duration.ofDays(60), KnownDays.NONE, new CallQuota(4, 1, NOW.plusSeconds(60))), year, true);

        // then
        assertThat(warnings).isEmpty();
        assertThat(codes(tooSmall)).containsExactly("quota_too_small");
        assertThat(tooSmall.getFirst().message()).contains("stay until it is done");
    }

    @Test
    void shouldWarnWhenTheBankDoesNotReachThatFarBack() {
        // given
        var known = new KnownDays(Days.NONE, Days.NONE, days("2020-01-01/2026-03-04"));

        // when
        var warnings = warnings(account(Duration.ofDays(60), known, FRESH), MARCH, true);

        // then
        assertThat(codes(warnings)).containsExactly("deeper_than_bank_gives");
        assertThat(warnings.getFirst().message()).contains("4 of the days", "2026-03-01 to 2026-03-04");
    }

    @Test
    void shouldSayWhenThereIsNothingToDoOrAllIsImportedAlready() {
        // given
        var known = new KnownDays(days("2026-01-01/2026-03-31"), Days.NONE, Days.NONE);
        var account = account(Duration.ofDays(60), known, FRESH);

        // when
        var nothing = warnings(account, new Wish.Incremental(), true);
        var again = warnings(account, MARCH, true);

        // then
        assertThat(codes(nothing)).containsExactly("nothing_to_do");
        assertThat(codes(again)).containsExactly("already_covered");
    }

    @Test
    void shouldSayWhichDaysAFirstIncrementalImportTakes() {
        // when
        var warnings = warnings(account(null, KnownDays.NONE, FRESH), new Wish.Incremental(), true);

        // then
        assertThat(codes(warnings)).containsExactly("first_import");
        assertThat(warnings.getFirst().message()).contains("last 90 days");
    }

    @Test
    void shouldSayInWordsWhatOfTheQuotaIsUsed() {
        // given
        var threeLeft = new CallQuota(4, 3, NOW.plusSeconds(3600));

        // when
        var alone = calls("2023-01-01/2026-03-31", threeLeft, false);
        var present = calls("2025-12-01/2026-03-31", threeLeft, true);
        var tooMany = calls("2020-01-01/2026-03-31", threeLeft, false);
        var renewed = calls("2026-03-01/2026-03-31", new CallQuota(4, 0, NOW), false);

        // then
        assertThat(alone.message()).isEqualTo("Uses 2 of the 3 calls left today.");
        assertThat(present.message())
                .isEqualTo("Uses 2 of the 3 calls left today. While you are here they do not count.");
        assertThat(tooMany.message()).isEqualTo("Needs 4 calls; 3 are left today.");
        assertThat(renewed.message()).isEqualTo("Uses 1 of the 4 calls left today.");
        assertThat(renewed.resetsAt()).isNull();
    }

    private static Calls calls(String interval, CallQuota quota, boolean present) {
        return Calls.of(days(interval), quota, present, TestingPlanConfig.USUAL, NOW);
    }

    private static List<Warning> warnings(ImportableAccount account, Wish wish, boolean present) {
        var today = LocalDate.of(2026, 3, 31);
        var days = wish.of(account.known(), today, TestingPlanConfig.USUAL.firstImport());
        var calls = Calls.of(days, account.unattendedCalls(), present, TestingPlanConfig.USUAL, NOW);
        return Warning.about(account, wish, days, calls, NOW);
    }

    private static List<String> codes(List<Warning> warnings) {
        return warnings.stream().map(Warning::code).toList();
    }

    static ImportableAccount account(@Nullable Duration consentLeft, KnownDays known, CallQuota quota) {
        return new ImportableAccount(
                new AccountId(new UUID(0, 3)),
                new UserId("alice"),
                new UUID(0, 4),
                SourceKind.ACCOUNT,
                "Everyday",
                "GBP",
                "mock",
                "Mock Bank",
                Availability.AVAILABLE,
                consentLeft == null ? null : NOW.plus(consentLeft),
                known.imported().count() * 2,
                null,
                null,
                known,
                quota);
    }
}
