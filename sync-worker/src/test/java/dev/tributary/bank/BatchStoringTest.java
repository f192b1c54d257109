package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.bank.sync.AccountSync;
import dev.tributary.bank.sync.AccountSyncs;
import dev.tributary.bank.sync.AccountSyncs.Claim;
import dev.tributary.bank.sync.AccountSyncs.Claim.Taken;
import dev.tributary.bank.sync.AccountSyncs.StaleOwner;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.bank.transaction.Intake;
import dev.tributary.bank.truelayer.BankTransaction;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.VersionConflict;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a bank that lies, repeats and corrects itself leaves behind, and what an owner who lost the unit does not.
@QuarkusTest
@WithTestResource(TestingBank.class)
class BatchStoringTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Inject
    AccountSyncs syncs;

    private TestingAccount account;

    @BeforeEach
    void anAccountIsConnected() {
        var person = TestingPerson.someone();
        person.connects("john5", "doe5");
        account = person.accounts().getFirst();
    }

    @Test
    void aRowTheBankCorrectsIsUpdatedAndCountedAsThat() {
        // given
        var first = taken(Ids.next());
        store(first, row("n-1", "COFFEE", "-3.40"), row("n-2", "RENT", "-900"));

        // when
        var second = taken(Ids.next());
        var corrected = store(second, row("n-1", "COFFEE", "-3.40"), row("n-2", "RENT MARCH", "-950.00"));

        // then
        assertThat(corrected.counts()).isEqualTo(new Counts(2, 0, 1, 1, 0, 0));
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrder("2026-03-02|-3.4|GBP|COFFEE", "2026-03-02|-9.5E+2|GBP|RENT MARCH");
    }

    @Test
    void aRowServedTwiceInOneAnswerIsStoredOnce() {
        // when
        var stored = store(taken(Ids.next()), row("n-1", "COFFEE", "-3.40"), row("n-1", "COFFEE", "-3.40"));

        // then
        assertThat(stored.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0));
    }

    @Test
    void aRowThatIsThereAgainstAllWeKnowIsLookedForByTheNextTry() {
        // given
        store(taken(Ids.next()), row("n-1", "COFFEE", "-3.40"));
        var other = row("n-2", "TEA", "-2.80");
        TestingImport.execute(
                "UPDATE transactions SET identity_key = '%s', normalised_provider_transaction_id = 'n-2' WHERE account_id = '%s'"
                        .formatted(batch(other).rows().getFirst().strongest().key(), account.accountId()));
        var taken = taken(Ids.next());

        // when
        assertThatThrownBy(() -> store(taken, other)).isInstanceOf(VersionConflict.class);
        var again = store(taken, other);

        // then
        assertThat(again.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
    }

    @Test
    void aRowNobodyCanReadIsKeptSealedAndCountedOnceHoweverOftenItIsRead() {
        // given
        var job = Ids.next();
        store(taken(job), row("n-1", "COFFEE", "-3.40"), row("n-2", "SECRET SHOP", null));

        // when
        var again = store(taken(job), row("n-1", "COFFEE", "-3.40"), row("n-2", "SECRET SHOP", null));

        // then
        assertThat(again.counts()).isEqualTo(new Counts(2, 1, 0, 0, 1, 0));
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM rejected_rows WHERE reason = 'missing_amount' AND job_id = '%s'"
                                .formatted(job)))
                .isEqualTo(1);
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM rejected_rows WHERE encode(content, 'escape') LIKE '%SECRET%'"))
                .isZero();
    }

    @Test
    void anOwnerWhoLostTheUnitWritesNothing() {
        // given
        var job = Ids.next();
        var stale = taken(job);
        taken(job);

        // then
        assertThatThrownBy(() -> store(stale, row("n-1", "COFFEE", "-3.40"))).isInstanceOf(StaleOwner.class);
        assertThatThrownBy(() -> syncs.settle(stale.sync(), _ -> stale.sync().pause(Instant.now())))
                .isInstanceOf(StaleOwner.class);
        assertThat(TestingImport.storedRows(account)).isEmpty();
        assertThat(TestingImport.count("SELECT stored_transactions FROM accounts WHERE account_id = '%s'"
                        .formatted(account.accountId())))
                .isZero();
    }

    @Test
    void anotherTenantsAccountIsNotFound() {
        // given
        var job = Ids.next();
        var command = command(job, TestingPerson.someone().userId());

        // when
        var claim = syncs.claim(command);

        // then
        assertThat(claim).isEqualTo(new Claim.NothingToDo());
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM account_syncs WHERE state = 'failed' AND reason = 'account_not_found' AND job_id = '%s'"
                                .formatted(job)))
                .isEqualTo(1);
    }

    private Taken taken(UUID job) {
        return (Taken) syncs.claim(command(job, account.owner().userId()));
    }

    private SyncAccount command(UUID job, String userId) {
        return new SyncAccount(
                Ids.next(),
                Instant.now(),
                userId,
                job,
                account.accountId(),
                List.of(new DateRange(DAY, DAY)),
                100,
                true,
                "192.0.2.7",
                0);
    }

    private AccountSync store(Taken taken, BankTransaction... rows) {
        Batch batch = batch(rows);
        return syncs.store(
                taken.sync(),
                taken.account(),
                batch,
                null,
                (stored, control) -> taken.sync().batchStored(batch, stored, 0, true, control, Instant.now()));
    }

    private static Batch batch(BankTransaction... rows) {
        var intake = new Intake(DAY, DAY, DAY, 100, List.of());
        List.of(rows).forEach(intake::take);
        return intake.next();
    }

    private static BankTransaction row(String id, String description, @Nullable String amount) {
        return new BankTransaction(
                0,
                "t",
                id,
                null,
                DAY + "T00:00:00Z",
                description,
                amount,
                "GBP",
                "DEBIT",
                "PURCHASE",
                List.of("Food", "Coffee"),
                null,
                null,
                null);
    }
}
