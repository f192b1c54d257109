package dev.tributary.enrichment.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.enrichment.ImportedRows;
import dev.tributary.enrichment.LanguageModelProvider;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.languagemodel.AskLanguageModel;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.languagemodel.ModelCalls;
import dev.tributary.enrichment.languagemodel.ModelLimits;
import dev.tributary.enrichment.languagemodel.langchain4j.LangChainLanguageModel;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import dev.tributary.messaging.Ids;
import dev.tributary.testbed.llm.LlmFault;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Several replicas of what enriches waiting rows, each with its own provider's client, batch size and loop; what they
/// share is in the database.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "enrichment"))
@WithTestResource(LanguageModelProvider.class)
class ReplicasTest {

    private static final int PEOPLE = 6;
    private static final int MERCHANTS = 12;

    @Inject
    EnrichImported enrichImported;

    @Inject
    EnrichmentJobs jobs;

    @Inject
    EnrichmentView view;

    @Inject
    Ladder ladder;

    @Inject
    MerchantQuestions questions;

    @Inject
    EnrichmentConfig config;

    @Inject
    WorkMeters meters;

    @Inject
    ModelCalls calls;

    @Inject
    ModelLimits limits;

    @Inject
    LanguageModelConfig languageModelConfig;

    @Inject
    Taxonomy taxonomy;

    @Test
    void aMerchantIsAskedAboutOnceHoweverManyReplicasAndPeopleWaitForIt() throws Exception {
        // given a slow provider, and two more replicas than the service itself
        var provider = LanguageModelProvider.provider();
        provider.faults().clear();
        provider.faults().plan(new LlmFault.Latency(Duration.ofMillis(100)), 1_000);
        provider.requests().forget();
        var waiting = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var replica : List.of(replica(), replica())) {
                threads.execute(() -> {
                    while (waiting.get()) {
                        if (replica.enrichSome() == 0) {
                            // A replica looks every so often; two that look all the time only starve the third.
                            LockSupport.parkNanos(config.lookEvery().toNanos() / 4);
                        }
                    }
                });
            }

            // when several people have bought at the same merchants
            var imports = IntStream.range(0, PEOPLE)
                    .mapToObj(person -> threads.submit(() -> enriched("buyer-" + person + "-" + Ids.next())))
                    .toList();
            for (var one : imports) {
                var job = one.get();
                await("all rows of " + job.userId())
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> onVirtualThread(() -> view.job(job.jobId(), job.userId())
                                        .orElseThrow()
                                        .tally()
                                        .categorised()
                                == MERCHANTS));
            }
            waiting.set(false);
        } finally {
            waiting.set(false);
            provider.faults().clear();
        }

        // then
        var asked = provider.requests().all().stream()
                .flatMap(request -> descriptions(request).stream())
                .filter(description -> description.startsWith("RPLQ"))
                .toList();
        assertThat(asked).hasSize(MERCHANTS).doesNotHaveDuplicates();
    }

    private record Imported(UUID jobId, String userId) {}

    private Imported enriched(String user) {
        var rows = IntStream.range(0, MERCHANTS)
                .mapToObj(index -> ImportedRows.purchase("RPLQ" + letters(index) + " XVKZ" + letters(index), "-7.00"))
                .toArray(ImportedTransaction[]::new);
        var job = Ids.next();
        enrichImported.enrich(ImportedRows.imported(user, job, Ids.next(), rows));
        return new Imported(job, user);
    }

    private static String letters(int index) {
        return "" + (char) ('B' + index) + (char) ('Q' + index % 8);
    }

    private EnrichWaiting replica() {
        var clock = Clock.systemUTC();
        var lastResort = new LastResort(Optional.of(new AskLanguageModel(
                LangChainLanguageModel.of(languageModelConfig, clock), calls, limits, taxonomy, languageModelConfig)));
        return new EnrichWaiting(
                jobs, new DecideRows(ladder, lastResort, questions, config), lastResort, config, meters, clock);
    }

    private static List<String> descriptions(String request) {
        var messages = new JsonObject(request).getJsonArray("messages");
        var document =
                new JsonObject(messages.getJsonObject(messages.size() - 1).getString("content"));
        return document.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("description"))
                .toList();
    }

    private static <T> T onVirtualThread(Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(work).get();
        }
    }
}
