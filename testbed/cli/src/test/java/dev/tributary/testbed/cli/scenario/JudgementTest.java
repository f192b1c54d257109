package dev.tributary.testbed.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.contracts.SourceKind;
import dev.tributary.testbed.cli.progress.Jobs;
import dev.tributary.testbed.cli.scenario.SteeredBank.Call;
import dev.tributary.testbed.cli.scenario.SteeredBank.Unattended;
import dev.tributary.testbed.cli.truth.AccountReckoning;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final UUID ACCOUNT = UUID.fromString("0198c000-0000-7000-8000-0000000000aa");
    private static final AccountReckoning WHOLE = new AccountReckoning("Current", 9, 9, 9, 0, 0, 0, List.of());

    @Test
    void a_day_on_which_everything_arrived_holds() {
        // when
        var judgement = judgement(job(JobStatus.COMPLETED, completed()), WHOLE, 0);

        // then
        assertThat(judgement.invariants()).extracting(Invariant::claim).hasSize(4);
        assertThat(broken(judgement)).isEmpty();
    }

    @Test
    void a_row_that_was_served_and_is_not_stored_is_lost() {
        // given
        var lossy = new AccountReckoning("Current", 9, 8, 9, 1, 1, 0, List.of("lost     2026-03-01 -4 GBP COFFEE"));

        // when
        var judgement = judgement(job(JobStatus.COMPLETED, completed()), lossy, 0);

        // then
        assertThat(broken(judgement)).containsExactly("nothing lost");
        assertThat(judgement.details()).anyMatch(line -> line.contains("COFFEE"));
    }

    @Test
    void an_account_that_failed_may_lack_rows_it_was_never_served() {
        // given
        var half = new AccountReckoning("Current", 4, 4, 9, 0, 5, 0, List.of());

        // when
        var judgement = judgement(
                job(JobStatus.FAILED, failed("consent_expired", "The consent ended.", "Sign in again.")), half, 0);

        // then
        assertThat(broken(judgement)).isEmpty();
    }

    @Test
    void a_row_stored_more_often_than_the_bank_has_it_is_one_too_many() {
        // given
        var doubled = new AccountReckoning("Current", 9, 10, 9, 0, 0, 1, List.of());

        // then
        assertThat(broken(judgement(job(JobStatus.COMPLETED, completed()), doubled, 0)))
                .containsExactly("nothing twice");
    }

    @Test
    void a_call_that_the_bank_refused_as_too_many_breaks_the_quota() {
        // then
        assertThat(broken(judgement(job(JobStatus.COMPLETED, completed()), WHOLE, 1)))
                .containsExactly("no call over quota");
    }

    @Test
    void a_failure_without_a_next_step_is_not_explained() {
        // then
        assertThat(broken(judgement(job(JobStatus.PARTIAL, failed("provider_down", "It is down.", null)), WHOLE, 0)))
                .containsExactly("every failure explained");
    }

    @Test
    void an_import_with_a_failed_account_must_not_be_called_complete() {
        // then
        assertThat(broken(judgement(
                        job(JobStatus.COMPLETED, failed("provider_down", "It is down.", "Retry later.")), WHOLE, 0)))
                .containsExactly("every failure explained");
    }

    @Test
    void nothing_served_proves_nothing() {
        // given
        var nothing = new AccountReckoning("Current", 0, 0, 0, 0, 0, 0, List.of());

        // then
        assertThat(broken(judgement(job(JobStatus.COMPLETED, completed()), nothing, 0)))
                .containsExactly("nothing lost");
    }

    private static List<String> broken(Judgement judgement) {
        return judgement.invariants().stream()
                .filter(invariant -> !invariant.holds())
                .map(Invariant::claim)
                .toList();
    }

    private static Judgement judgement(ImportStatus job, AccountReckoning reckoning, int refused) {
        return new Judgement(
                List.of(job),
                Map.of(ACCOUNT, reckoning),
                List.of(new Call("a", "transactions", true, false, 503, "provider_error")),
                List.of(new Unattended("a", "transactions", 4 + refused, refused)));
    }

    private static ImportStatus job(JobStatus status, AccountStatus account) {
        return Jobs.job(1, status, account);
    }

    private static AccountStatus completed() {
        return account(SyncStatus.COMPLETED, null, null, null);
    }

    private static AccountStatus failed(String reason, String message, @Nullable String nextStep) {
        return account(SyncStatus.FAILED, reason, message, nextStep);
    }

    private static AccountStatus account(
            SyncStatus status, @Nullable String reason, @Nullable String message, @Nullable String nextStep) {
        return new AccountStatus(
                ACCOUNT,
                SourceKind.ACCOUNT,
                "Current",
                "Northbank",
                status,
                reason,
                message,
                nextStep,
                null,
                100,
                new Counts(9, 9, 0, 0, 0, 0),
                List.of(),
                null);
    }
}
