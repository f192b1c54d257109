package dev.tributary.bank.sync;

import static dev.tributary.bank.sync.Syncs.FROM;
import static dev.tributary.bank.sync.Syncs.NOW;
import static dev.tributary.bank.sync.Syncs.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.sync.SyncState.Cancelled;
import dev.tributary.bank.sync.SyncState.Completed;
import dev.tributary.bank.sync.SyncState.Paused;
import dev.tributary.bank.sync.SyncState.Syncing;
import dev.tributary.bank.truelayer.BankTask;
import dev.tributary.bank.truelayer.Resource;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.contracts.SyncProgress.AccountSyncCompleted;
import dev.tributary.contracts.SyncProgress.AccountSyncProgressed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AccountSyncTest {

    private static final Duration PRESENCE = Duration.ofMinutes(15);

    @Test
    void theEndOfAWindowCommandsTheNextOne() {
        // given
        var sync = Syncs.of(45);

        // when
        var move = sync.windowStored(batch(10), new Stored(10, 0, 0), 0, Control.RUNNING, NOW);

        // then
        assertThat(move.next().checkpoint()).isEqualTo(new Checkpoint(1, 0));
        assertThat(move.next().percent()).isEqualTo(50);
        assertThat(move.events())
                .hasExactlyElementsOfTypes(AccountSyncProgressed.class, SyncAccount.class)
                .element(1)
                .extracting(event -> ((SyncAccount) event).unit())
                .isEqualTo(1);
    }

    @Test
    void theEndOfTheLastWindowCompletesEvenWhenThePersonJustPaused() {
        // given
        var sync = Syncs.of(92);

        // when
        var move = sync.windowStored(batch(0), new Stored(0, 0, 0), 0, Control.PAUSED, NOW);

        // then
        assertThat(move.next().state()).isEqualTo(new Completed());
        assertThat(move.next().percent()).isEqualTo(100);
        assertThat(move.events()).hasExactlyElementsOfTypes(AccountSyncCompleted.class);
    }

    @Test
    void thePersonIsObeyedAfterTheBatchAtHand() {
        // given
        var sync = Syncs.of(92);
        var stored = new Stored(100, 0, 0);

        // when
        var paused = sync.batchStored(batch(100), stored, 0, true, Control.PAUSED, NOW);
        var cancelled = sync.batchStored(batch(100), stored, 0, true, Control.CANCELLED, NOW);

        // then
        assertThat(paused.next().state()).isEqualTo(new Paused());
        assertThat(cancelled.next().state()).isEqualTo(new Cancelled());
        assertThat(paused.next().counts().synced()).isEqualTo(100);
        assertThat(cancelled.next().counts().synced()).isEqualTo(100);
    }

    @Test
    void anAnswerReadAgainAfterACrashCountsEveryRowOnce() {
        // given: a hundred rows of two hundred and fifty were committed when the process died
        var crashed = Syncs.of(92)
                .batchStored(batch(100), new Stored(100, 0, 0), 0, true, Control.RUNNING, NOW)
                .next();

        // when
        var again = crashed.batchStored(batch(100), new Stored(0, 0, 0), 0, true, Control.RUNNING, NOW)
                .next();
        var onward = again.batchStored(batch(100), new Stored(100, 0, 0), 100, true, Control.RUNNING, NOW)
                .next();
        var end = onward.windowStored(batch(50), new Stored(50, 0, 0), 200, Control.RUNNING, NOW)
                .next();

        // then
        assertThat(again.counts()).isEqualTo(new Counts(100, 100, 0, 0, 0, 0));
        assertThat(end.counts()).isEqualTo(new Counts(250, 250, 0, 0, 0, 0));
    }

    @Test
    void anAnswerInAnotherOrderAfterACrashStillCountsRows() {
        // given: rows 1–100 committed
        var crashed = Syncs.of(92)
                .batchStored(batch(100), new Stored(100, 0, 0), 0, true, Control.RUNNING, NOW)
                .next();

        // when: rows 101–200 come first now
        var again = crashed.batchStored(batch(100), new Stored(100, 0, 0), 0, true, Control.RUNNING, NOW)
                .next();
        var end = again.windowStored(batch(100), new Stored(0, 0, 0), 100, Control.RUNNING, NOW)
                .next();

        // then
        assertThat(end.counts()).isEqualTo(new Counts(200, 200, 0, 0, 0, 0));
    }

    @Test
    void whatIsNeitherNewNorChangedNorUnreadableNorElsewhereWasThere() {
        // when
        var counts = Syncs.of(92)
                .windowStored(batch(100, 5), new Stored(60, 3, 2), 0, Control.RUNNING, NOW)
                .next()
                .counts();

        // then
        assertThat(counts).isEqualTo(new Counts(100, 60, 30, 3, 2, 5));
    }

    @Test
    void progressForgivesEarlierAttempts() {
        // given
        var tried = Syncs.of(92)
                .waitUntil(NOW, "retrying", "The connection broke.", NOW)
                .next();
        assertThat(tried.attempts()).isEqualTo(1);

        // when
        var moved = tried.commandAgain(PRESENCE, NOW)
                .next()
                .batchStored(batch(100), new Stored(100, 0, 0), 0, true, Control.RUNNING, NOW)
                .next();

        // then
        assertThat(moved.attempts()).isZero();
    }

    @Test
    void anAnswerThatBreaksAtTheSamePlaceIsNoProgress() {
        // given
        var broken = Syncs.of(92)
                .batchStored(batch(100), new Stored(100, 0, 0), 0, true, Control.RUNNING, NOW)
                .next()
                .waitUntil(NOW, "retrying", "The answer was cut short.", NOW)
                .next();

        // when
        var again = broken.commandAgain(PRESENCE, NOW)
                .next()
                .batchStored(batch(100), new Stored(0, 0, 0), 0, true, Control.RUNNING, NOW)
                .next();

        // then
        assertThat(again.attempts()).isEqualTo(1);
    }

    @Test
    void aPersonWhoIsLongGoneIsNotSaidToBePresent() {
        // given
        var waiting = Syncs.of(92)
                .waitUntil(NOW, "rate_limited", "Too many calls.", NOW)
                .next();

        // when
        var soon = waiting.commandAgain(PRESENCE, NOW.plusSeconds(60));
        var late = waiting.commandAgain(PRESENCE, NOW.plusSeconds(3600));

        // then
        assertThat(soon.next().request().personAddress()).isEqualTo("192.0.2.7");
        assertThat(late.next().request().personAddress()).isNull();
        assertThat(late.next().state()).isEqualTo(new Syncing());
    }

    @Test
    void aUnitThatIsLostAgainAndAgainIsOurFaultAndSaidToBe() {
        // given
        var sync = Syncs.of(92);

        // when
        var lostOnce = sync.abandoned(2, PRESENCE, NOW);
        var lostTwice = lostOnce.next().abandoned(2, PRESENCE, NOW);

        // then
        assertThat(lostOnce.events()).hasExactlyElementsOfTypes(AccountSyncProgressed.class, SyncAccount.class);
        assertThat(lostTwice.next().state()).isInstanceOf(SyncState.Failed.class);
    }

    @Test
    void progressThatIsNotToldIsNoEventAndStillCounted() {
        // when
        var move = Syncs.of(92).batchStored(batch(100), new Stored(100, 0, 0), 0, false, Control.RUNNING, NOW);

        // then
        assertThat(move.events()).isEmpty();
        assertThat(move.next().sequence()).isZero();
        assertThat(move.next().counts().synced()).isEqualTo(100);
    }

    @Test
    void everyEventHasTheNextSequence() {
        // given
        var sync = Syncs.of(92);

        // when
        var first = sync.batchStored(batch(1), new Stored(1, 0, 0), 0, true, Control.RUNNING, NOW);
        var second = first.next().fail("provider_unavailable", "It is down.", "Retry later.", NOW);

        // then
        assertThat(((SyncProgress) first.events().getFirst()).sequence()).isEqualTo(1);
        assertThat(((SyncProgress) second.events().getFirst()).sequence()).isEqualTo(2);
    }

    @Test
    void aBankThatLocksItsHistoryIsAskedForTheRestAndTheGapIsTold() {
        // given: ninety days in two windows, and a bank that gives the last forty
        var sync = Syncs.of(45);
        var floor = FROM.plusDays(50);
        // when
        var narrowed = sync.narrow(floor, NOW);
        var completed = narrowed.next().windowStored(batch(1), new Stored(1, 0, 0), 0, Control.RUNNING, NOW);
        // then
        assertThat(narrowed.next().steps().windows()).containsExactly(new Window(floor, FROM.plusDays(89)));
        assertThat(narrowed.events()).hasExactlyElementsOfTypes(AccountSyncProgressed.class, SyncAccount.class);
        assertThat(completed.events()).singleElement().isInstanceOfSatisfying(AccountSyncCompleted.class, event -> {
            var gap = Objects.requireNonNull(event.gap());
            assertThat(gap.days()).isEqualTo(new DateRange(FROM, floor.minusDays(1)));
            assertThat(gap.nextStep()).isNotBlank();
        });
    }

    @Test
    void aBankThatGivesNothingOfTheRangeFailsTheAccountWhichSaysSo() {
        // when
        var move = Syncs.of(45).narrow(FROM.plusDays(90), NOW);
        // then
        assertThat(move.next().state())
                .isInstanceOfSatisfying(
                        SyncState.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo("history_locked"));
    }

    @Test
    void anAnswerThatIsBeingPreparedIsWaitedForAndIsNoAttempt() {
        // given
        var task = new BankTask("7f", URI.create("https://api.example/results/7f"), NOW);
        // when
        var waiting = Syncs.of(92).preparing(task, NOW.plusSeconds(2), NOW);
        var again = waiting.next().preparing(task, NOW.plusSeconds(7), NOW);
        // then
        assertThat(waiting.next().state())
                .isInstanceOfSatisfying(
                        SyncState.Waiting.class,
                        state -> assertThat(state.reason()).isEqualTo("bank_preparing"));
        assertThat(waiting.next().attempts()).isZero();
        assertThat(again.next().calling().polls()).isEqualTo(1);
        assertThat(again.next().stepEnded(Control.RUNNING, NOW).next().state()).isEqualTo(new Completed());
    }

    @Test
    void theCloseIsCommandedToNobodyAndToldOnceItIsOver() {
        // given
        var window = Syncs.of(92, List.of(Resource.PENDING, Resource.BALANCE));
        // when
        var stored = window.windowStored(Syncs.batch(3), new Stored(3, 0, 0), 0, Control.RUNNING, NOW);
        var pending = stored.next().stepEnded(Control.RUNNING, NOW);
        var balance = pending.next().stepEnded(Control.RUNNING, NOW);
        // then
        assertThat(stored.events()).singleElement().isInstanceOf(AccountSyncProgressed.class);
        assertThat(stored.next().continues(window)).isTrue();
        assertThat(pending.events()).isEmpty();
        assertThat(pending.next().continues(stored.next())).isTrue();
        assertThat(balance.events()).singleElement().isInstanceOf(AccountSyncCompleted.class);
        assertThat(balance.next().continues(pending.next())).isFalse();
    }

    @Test
    void theNextWindowIsAUnitOfItsOwn() {
        // given
        var first = Syncs.of(45);
        // when
        var stored = first.windowStored(Syncs.batch(3), new Stored(3, 0, 0), 0, Control.RUNNING, NOW);
        // then
        assertThat(stored.events()).hasAtLeastOneElementOfType(SyncAccount.class);
        assertThat(stored.next().continues(first)).isFalse();
    }

    @Test
    void aParkedSyncHasNotTriedAnything() {
        assertThat(Syncs.of(92)
                        .park(NOW, "rate_limited", "Used up.", NOW)
                        .next()
                        .attempts())
                .isZero();
    }
}
