package dev.tributary.notifier.stream;

import static dev.tributary.notifier.job.JobStates.running;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FeedPropertiesTest {

    private static final List<UUID> JOBS = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

    /// What can happen around one connection.
    sealed interface Step {
        record Change(int job, int version) implements Step {}

        record Read() implements Step {}

        record Pass(Duration time) implements Step {}
    }

    @Property(tries = 2_000)
    void versionsStrictlyIncreaseAndTheLastStateAlwaysArrives(@ForAll("days") List<Step> steps) {
        // given
        var client = new TestingClient();
        JOBS.forEach(job -> client.jobs.accept(running(job, 0)));
        JOBS.forEach(client::subscribe);

        // when
        steps.forEach(step -> happens(step, client));
        client.readsToTheEnd();

        // then
        for (var job : JOBS) {
            assertThat(client.versionsOf(job)).isSorted().doesNotHaveDuplicates();
            assertThat(client.versionsOf(job).getLast())
                    .isEqualTo(client.jobs.find(job).orElseThrow().version());
        }
        assertThat(client.gaveUp).isFalse();
    }

    @Property
    void anImportSendsAtMostTenFramesInAnySecond(@ForAll("days") List<Step> steps) {
        // given
        var client = new TestingClient();
        var job = JOBS.getFirst();
        client.subscribe(job);

        // when
        for (var step : steps) {
            happens(step, client);
            client.reads();
        }
        client.readsToTheEnd();

        // then
        var second = Duration.ofSeconds(1).toNanos();
        var times = java.util.stream.IntStream.range(0, client.received.size())
                .filter(frame -> client.received.get(frame) instanceof Outgoing.Progress)
                .mapToObj(client.receivedAt::get)
                .toList();
        for (var first : times) {
            assertThat(times.stream().filter(at -> at >= first && at < first + second))
                    .hasSizeLessThanOrEqualTo(10);
        }
    }

    private static void happens(Step step, TestingClient client) {
        switch (step) {
            case Step.Change(var job, var version) -> client.jobs.accept(running(JOBS.get(job), version));
            case Step.Read() -> client.readsOne();
            case Step.Pass(var time) -> client.waits(time);
        }
    }

    @Provide
    Arbitrary<List<Step>> days() {
        var job = Arbitraries.integers().between(0, JOBS.size() - 1);
        var version = Arbitraries.integers().between(1, 60);
        Arbitrary<Step> change =
                net.jqwik.api.Combinators.combine(job, version).as((which, to) -> (Step) new Step.Change(which, to));
        Arbitrary<Step> read = Arbitraries.create(Step.Read::new);
        Arbitrary<Step> pass =
                Arbitraries.integers().between(1, 400).map(millis -> (Step) new Step.Pass(Duration.ofMillis(millis)));
        return Arbitraries.oneOf(List.of(change, read, pass)).list().ofMaxSize(120);
    }
}
