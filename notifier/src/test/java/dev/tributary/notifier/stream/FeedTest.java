package dev.tributary.notifier.stream;

import static dev.tributary.notifier.job.JobStates.BOB;
import static dev.tributary.notifier.job.JobStates.completed;
import static dev.tributary.notifier.job.JobStates.running;
import static dev.tributary.notifier.job.JobStates.runningOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.notifier.stream.Outgoing.Forgotten;
import dev.tributary.notifier.stream.Outgoing.Progress;
import dev.tributary.notifier.stream.Outgoing.Refused;
import dev.tributary.notifier.stream.Outgoing.Subscribed;
import dev.tributary.notifier.stream.Outgoing.SubscribedUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final UUID JOB = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final UUID THEIRS = new UUID(0, 3);

    private final TestingClient client = new TestingClient();

    @Test
    void startsWithThePresentState() {
        // given
        client.jobs.accept(running(JOB, 7));

        // when
        client.subscribe(JOB);
        client.reads();

        // then
        assertThat(client.received).containsExactly(new Subscribed(JOB), new Progress(running(JOB, 7)));
    }

    @Test
    void sendsNothingToAClientThatHasTheNewestVersion() {
        // given
        client.jobs.accept(running(JOB, 7));

        // when
        client.subscribe(JOB, 7);
        client.reads();

        // then
        assertThat(client.received).containsExactly(new Subscribed(JOB));
    }

    @Test
    void goesOnFromTheVersionTheClientHas() {
        // given
        client.jobs.accept(running(JOB, 7));
        client.subscribe(JOB, 7);

        // when
        client.jobs.accept(running(JOB, 8));
        client.reads();

        // then
        assertThat(client.versionsOf(JOB)).containsExactly(8L);
    }

    @Test
    void waitsForAnImportThatWasPlannedAMomentAgo() {
        // given
        client.subscribe(JOB);
        client.reads();
        var before = client.received.size();

        // when
        client.waits(Duration.ofMillis(1999));
        client.jobs.accept(running(JOB, 1));
        client.reads();

        // then
        assertThat(before).isZero();
        assertThat(client.received).containsExactly(new Subscribed(JOB), new Progress(running(JOB, 1)));
    }

    @Test
    void saysThatAnImportIsUnknownWhenTheGraceIsOver() {
        // given
        client.subscribe(JOB);

        // when
        client.readsToTheEnd();
        client.jobs.accept(running(JOB, 1));
        client.readsToTheEnd();

        // then
        assertThat(client.received).containsExactly(new Refused(Refusal.UNKNOWN_JOB, JOB));
        assertThat(client.now).isEqualTo(Duration.ofSeconds(2).toNanos());
        assertThat(client.watchers.count()).isZero();
    }

    @Test
    void answersForAForeignImportAsForAnUnknownOneAndAsLate() {
        // given
        client.jobs.accept(runningOf(BOB, JOB, 1));
        client.subscribe(JOB);

        // when
        client.jobs.accept(runningOf(BOB, JOB, 2));
        client.jobs.forget(JOB);
        client.readsToTheEnd();

        // then
        assertThat(client.received).containsExactly(new Refused(Refusal.UNKNOWN_JOB, JOB));
        assertThat(client.now).isEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void holdsOnlyTheNewestStateForAClientThatDoesNotRead() {
        // given
        client.subscribe(JOB);

        // when
        for (var version = 1; version <= 1000; version++) {
            client.jobs.accept(running(JOB, version));
        }
        client.reads();

        // then
        assertThat(client.versionsOf(JOB)).containsExactly(1000L);
    }

    @Test
    void hasOneFrameOnItsWayAtATime() {
        // given
        client.jobs.accept(running(JOB, 1));
        client.subscribe(JOB);

        // when
        var first = client.feed.next(0);
        var second = client.feed.next(0);

        // then
        assertThat(first).isEqualTo(new Next.Send(new Subscribed(JOB)));
        assertThat(second).isEqualTo(new Next.Rest());
    }

    @Test
    void letsEachImportHaveItsTurn() {
        // given
        client.jobs.accept(running(JOB, 1));
        client.jobs.accept(running(OTHER, 1));
        client.subscribe(JOB);
        client.subscribe(OTHER);
        client.readsOne();
        client.readsOne();

        // when
        client.readsOne();
        client.jobs.accept(running(JOB, 2));
        client.readsOne();

        // then
        assertThat(client.received.getLast()).isEqualTo(new Progress(running(OTHER, 1)));
    }

    @Test
    void sendsNoMoreAfterUnsubscribing() {
        // given
        client.jobs.accept(running(JOB, 1));
        client.subscribe(JOB);
        client.reads();

        // when
        client.feed.unsubscribe(JOB);
        client.jobs.accept(running(JOB, 2));
        client.readsToTheEnd();

        // then
        assertThat(client.versionsOf(JOB)).containsExactly(1L);
        assertThat(client.watchers.count()).isZero();
    }

    @Test
    void tellsThatAWatchedImportWasForgotten() {
        // given
        client.jobs.accept(running(JOB, 1));
        client.subscribe(JOB);
        client.reads();

        // when
        client.jobs.forget(JOB);
        client.reads();

        // then
        assertThat(client.received.getLast()).isEqualTo(new Refused(Refusal.UNKNOWN_JOB, JOB));
    }

    @Test
    void refusesMoreSubscriptionsThanItMayHaveButLetsOneStartAnew() {
        // given
        for (var job = 1; job <= TestingClient.LIMITS.subscriptions(); job++) {
            client.jobs.accept(running(new UUID(0, job), 1));
            client.subscribe(new UUID(0, job));
        }
        client.reads();
        var tooMany = new UUID(0, 99);

        // when
        client.subscribe(tooMany);
        client.subscribe(JOB);
        client.reads();

        // then
        assertThat(client.received)
                .contains(new Refused(Refusal.TOO_MANY_SUBSCRIPTIONS, tooMany))
                .endsWith(new Subscribed(JOB), new Progress(running(JOB, 1)));
    }

    @Test
    void givesUpOnAClientThatAsksAndDoesNotRead() {
        // given
        client.feed.refuse(Refusal.UNKNOWN_TYPE);
        client.feed.next(0);

        // when
        for (var message = 0; message <= TestingClient.LIMITS.unreadReplies(); message++) {
            client.feed.refuse(Refusal.UNKNOWN_TYPE);
        }

        // then
        assertThat(client.feed.next(0)).isEqualTo(new Next.GiveUp());
    }

    @Test
    void leavesNothingBehindWhenItCloses() {
        // given
        client.subscribe(JOB);
        client.subscribe(OTHER);

        // when
        client.feed.close();
        client.subscribe(JOB);
        client.jobs.accept(running(JOB, 1));
        client.readsToTheEnd();

        // then
        assertThat(client.received).isEmpty();
        assertThat(client.watchers.count()).isZero();
    }

    @Test
    void followsAllImportsOfAPersonAndNobodyElses() {
        // given
        client.jobs.accept(running(JOB, 3));
        client.jobs.accept(runningOf(BOB, THEIRS, 1));
        client.feed.subscribeUser(Map.of());

        // when
        client.jobs.accept(running(OTHER, 1));
        client.jobs.accept(runningOf(BOB, THEIRS, 2));
        client.reads();

        // then
        assertThat(client.received)
                .containsExactly(
                        new SubscribedUser(List.of(JOB)),
                        new Progress(running(JOB, 3)),
                        new Progress(running(OTHER, 1)));
    }

    @Test
    void goesOnFromTheVersionsAClientHasOfItsImports() {
        // given
        client.jobs.accept(running(JOB, 3));
        client.jobs.accept(running(OTHER, 5));

        // when
        client.feed.subscribeUser(Map.of(JOB, 3L, OTHER, 4L));
        client.reads();

        // then
        assertThat(client.versionsOf(JOB)).isEmpty();
        assertThat(client.versionsOf(OTHER)).containsExactly(5L);
    }

    @Test
    void sendsAStateOnceToAClientThatAskedInBothWays() {
        // given
        client.jobs.accept(running(JOB, 1));
        client.feed.subscribeUser(Map.of());
        client.reads();
        client.subscribe(JOB, 1);

        // when
        client.jobs.accept(running(JOB, 2));
        client.reads();
        client.feed.unsubscribe(JOB);
        client.jobs.accept(running(JOB, 3));
        client.readsToTheEnd();

        // then
        assertThat(client.versionsOf(JOB)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void tellsAPageOfAllImportsThatOneWasDeleted() {
        // given
        client.jobs.accept(running(JOB, 1));
        client.jobs.accept(runningOf(BOB, THEIRS, 1));
        client.feed.subscribeUser(Map.of());
        client.reads();

        // when
        client.jobs.forget(JOB);
        client.jobs.forget(THEIRS);
        client.reads();

        // then
        assertThat(client.received).endsWith(new Progress(running(JOB, 1)), new Forgotten(JOB));
        assertThat(client.feed.subscriptions()).isZero();
    }

    @Test
    void saysOnceThatAPersonHasMoreImportsThanOneStreamFollows() {
        // given
        var most = TestingClient.LIMITS.userJobs();
        for (var job = 1; job <= most + 1; job++) {
            client.jobs.accept(running(new UUID(1, job), 1));
        }

        // when
        client.feed.subscribeUser(Map.of());
        client.jobs.accept(running(new UUID(2, 1), 1));
        client.readsToTheEnd();

        // then
        assertThat(client.received).hasSize(2 + most).contains(new Refused(Refusal.TOO_MANY_JOBS, null));
        assertThat(client.feed.subscriptions()).isEqualTo(most);
    }

    @Test
    void letsANewImportHaveThePlaceOfOneThatIsOver() {
        // given
        for (var job = 1; job <= TestingClient.LIMITS.userJobs(); job++) {
            client.jobs.accept(running(new UUID(1, job), 1));
        }
        client.feed.subscribeUser(Map.of());
        client.readsToTheEnd();
        client.jobs.accept(completed(new UUID(1, 2), 2));
        client.readsToTheEnd();

        // when
        client.jobs.accept(running(JOB, 1));
        client.readsToTheEnd();

        // then
        assertThat(client.received).endsWith(new Progress(completed(new UUID(1, 2), 2)), new Progress(running(JOB, 1)));
    }

    @Test
    void followsNothingMoreAfterUnsubscribingFromAll() {
        // given
        client.jobs.accept(running(JOB, 1));
        client.feed.subscribeUser(Map.of());
        client.reads();

        // when
        client.feed.unsubscribeUser();
        client.jobs.accept(running(JOB, 2));
        client.jobs.accept(running(OTHER, 1));
        client.readsToTheEnd();

        // then
        assertThat(client.versionsOf(JOB)).containsExactly(1L);
        assertThat(client.versionsOf(OTHER)).isEmpty();
    }
}
