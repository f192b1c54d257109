package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.bank.sync.AccountSync;
import dev.tributary.bank.sync.AccountSyncs;
import dev.tributary.bank.sync.AccountSyncs.Claim.Taken;
import dev.tributary.bank.sync.WholeAnswer;
import dev.tributary.bank.transaction.BankHistory;
import dev.tributary.bank.transaction.BankHistory.Step;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.bank.transaction.Intake;
import dev.tributary.bank.truelayer.BankTransaction;
import dev.tributary.bank.truelayer.Freshness;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.messaging.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pulls, overlaps, replays, reorderings, other imports of the same account and crashes on either side of a commit,
/// in any order, against the real database: it becomes what the bank says at last.
@QuarkusTest
@WithTestResource(TestingBank.class)
class ConvergenceTest {

    private static final int TRIES = Integer.getInteger("tributary.convergence.tries", 25);
    private static final long SEED = Long.getLong("tributary.convergence.seed", System.nanoTime());

    @Inject
    AccountSyncs syncs;

    private TestingAccount connected;

    @BeforeEach
    void anAccountIsConnected() {
        var person = TestingPerson.someone();
        person.connects("john6", "doe6");
        connected = person.accounts().getFirst();
    }

    /// Dies where the database has done everything but the commit.
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void anythingConvergesToTheBanksFinalTruth() {
        JqwikSession.run(() -> {
            var random = new Random(SEED);
            var histories = BankHistory.histories().generator(TRIES);
            for (var attempt = 0; attempt < TRIES; attempt++) {
                converges(histories, random, attempt);
            }
        });
    }

    private void converges(RandomGenerator<List<Step>> histories, Random random, int attempt) {
        // given
        var steps = histories.next(random).value();
        var account = anotherAccount();
        var bank = new BankHistory();
        for (var step : steps) {
            bank.happens(step);
            if (step instanceof Step.Pull pull) {
                pulled(account, bank, pull, random);
            }
        }

        // when
        pullWhole(account, bank, 3);

        // then
        var story = "-Dtributary.convergence.seed=%d, try %d: %s".formatted(SEED, attempt, steps);
        assertThat(stored(account)).as(story).isEqualTo(bank.truth());
        assertThat(pullWhole(account, bank, 4).counts().synced()).as(story).isZero();
        assertThat(stored(account)).as(story).isEqualTo(bank.truth());
        assertThat(counted(account)).as(story).isEqualTo(bank.truth().size());
    }

    private TestingAccount anotherAccount() {
        var id = Ids.next();
        TestingImport.execute("""
                INSERT INTO accounts (account_id, user_id, connection_id, kind, provider_id, provider_account_id,
                    display_name, currency, availability)
                SELECT '%1$s', user_id, connection_id, kind, provider_id, '%1$s', display_name, currency, availability
                FROM accounts WHERE account_id = '%2$s'
                """.formatted(id, connected.accountId()));
        return new TestingAccount(connected.owner(), id, connected.displayName(), id.toString());
    }

    /// A pull of which as many batches are stored as it says. Then the process dies before or after the next commit,
    /// and the unit is delivered again, or never; or another import of the same days gets in between.
    private void pulled(TestingAccount account, BankHistory bank, Step.Pull pull, Random random) {
        var job = Ids.next();
        var rest = pull(account, bank, pull, job, pull.batches(), random.nextBoolean());
        if (rest) {
            switch (random.nextInt(3)) {
                case 0 -> pull(account, bank, pull, job, Integer.MAX_VALUE, false);
                case 1 -> {
                    var other = new Step.Pull(0, 9, pull.batchSize() + 1, 99, pull.idsLeftOut(), random.nextLong());
                    pull(account, bank, other, Ids.next(), Integer.MAX_VALUE, false);
                    pull(account, bank, pull, job, Integer.MAX_VALUE, false);
                }
                default -> {
                    // nobody ever asks again
                }
            }
        }
    }

    /// @return whether there is something left to be done
    private boolean pull(
            TestingAccount account, BankHistory bank, Step.Pull pull, UUID job, int batches, boolean diesInTheNext) {
        var unit = taken(account, pull, job);
        var intake = intake(pull);
        var sync = unit.sync();
        var stored = 0;
        var position = 0L;
        for (var batch : batches(intake, bank.served(pull))) {
            if (stored++ == batches) {
                if (diesInTheNext) {
                    crash(sync, unit, batch, position);
                }
                return true;
            }
            sync = store(sync, unit, batch, position);
            position += batch.served();
        }
        end(sync, unit, intake, position);
        return false;
    }

    private AccountSync pullWhole(TestingAccount account, BankHistory bank, int batchSize) {
        var pull = BankHistory.whole(batchSize, batchSize);
        var unit = taken(account, pull, Ids.next());
        var intake = intake(pull);
        var sync = unit.sync();
        var position = 0L;
        for (var batch : batches(intake, bank.served(pull))) {
            sync = store(sync, unit, batch, position);
            position += batch.served();
        }
        return end(sync, unit, intake, position);
    }

    private Taken taken(TestingAccount account, Step.Pull pull, UUID job) {
        return (Taken) syncs.claim(new SyncAccount(
                Ids.next(),
                Instant.now(),
                account.owner().userId(),
                job,
                account.accountId(),
                List.of(new DateRange(pull.fromDay(), pull.toDay())),
                pull.batchSize(),
                false,
                "192.0.2.7",
                0));
    }

    private static Intake intake(Step.Pull pull) {
        return new Intake(pull.fromDay(), pull.toDay(), BankHistory.LAST, pull.batchSize(), List.of());
    }

    /// All but the last.
    private static List<Batch> batches(Intake intake, List<BankTransaction> served) {
        var batches = new ArrayList<Batch>();
        for (var row : served) {
            intake.take(row);
            if (intake.isFull()) {
                batches.add(intake.next());
            }
        }
        return batches;
    }

    private AccountSync store(AccountSync sync, Taken unit, Batch batch, long position) {
        return syncs.store(
                sync,
                unit.account(),
                batch,
                null,
                (stored, control) -> sync.batchStored(batch, stored, position, true, control, Instant.now()));
    }

    private void crash(AccountSync sync, Taken unit, Batch batch, long position) {
        try {
            syncs.store(sync, unit.account(), batch, null, (stored, control) -> {
                throw new Crash();
            });
        } catch (Crash expected) {
            assertThat(position).isNotNegative();
        }
    }

    private AccountSync end(AccountSync sync, Taken unit, Intake intake, long position) {
        var batch = intake.last();
        var whole = new WholeAnswer(intake.answer(), new Freshness(Instant.now(), false));
        return syncs.store(
                sync,
                unit.account(),
                batch,
                whole,
                (stored, control) -> sync.windowStored(batch, stored, position, control, Instant.now()));
    }

    private static List<String> stored(TestingAccount account) {
        return TestingImport.values("""
                SELECT booked_on || 'T00:00:00Z' || description FROM transactions
                WHERE account_id = '%s' AND state = 'booked'
                """.formatted(account.accountId())).stream()
                .sorted()
                .toList();
    }

    private static long counted(TestingAccount account) {
        return TestingImport.count(
                "SELECT stored_transactions FROM accounts WHERE account_id = '%s'".formatted(account.accountId()));
    }
}
