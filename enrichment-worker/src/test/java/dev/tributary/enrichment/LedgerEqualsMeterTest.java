package dev.tributary.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.contracts.SourceKind;
import dev.tributary.enrichment.cost.Ledger;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.languagemodel.AskLanguageModel;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.languagemodel.ModelCalls;
import dev.tributary.enrichment.languagemodel.ModelLimits;
import dev.tributary.enrichment.languagemodel.Payer;
import dev.tributary.enrichment.languagemodel.langchain4j.LangChainLanguageModel;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import dev.tributary.messaging.Ids;
import dev.tributary.testbed.llm.LlmFault;
import dev.tributary.testbed.llm.LlmPrice;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The whole way of calls of a model, over HTTP and into PostgreSQL, with everything that can go wrong with a bill:
/// errors that are tried again, answers lost after they were billed, prices that change on the way, prompts of two
/// lengths. `-Dledger.calls=10000` measures; without it, it is a test.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "enrichment"))
@WithTestResource(LanguageModelProvider.class)
class LedgerEqualsMeterTest {

    private static final String MODEL = "bench-model";
    private static final int CALLS = Integer.getInteger("ledger.calls", 300);
    private static final long LONG_PROMPT = 3_000;

    @Inject
    ModelCalls calls;

    @Inject
    ModelLimits limits;

    @Inject
    Ledger ledger;

    @Test
    void theLedgerEqualsTheProvidersMeterToTheLastDigit() throws Exception {
        // given
        var provider = LanguageModelProvider.provider();
        provider.faults().clear();
        provider.meter().reset();
        provider.faults().every(41, new LlmFault.Reset());
        provider.faults().every(97, new LlmFault.Status(503));
        provider.faults().every(113, new LlmFault.Silence());
        provider.faults().every(131, new LlmFault.InvalidJson());
        var changes = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(Math.max(4, CALLS / 400));
        charge("before", Instant.parse("2026-01-01T00:00:00Z"), "1");
        charge("after", changes, "3");
        var user = "bench-" + Ids.next();
        var asking = new AskLanguageModel(
                LangChainLanguageModel.of(config(), Clock.systemUTC()), calls, limits, Taxonomy.shipped(), config());

        // when
        var asked = 0;
        while (provider.meter().bill().requests() < CALLS || Instant.now().isBefore(changes.plusSeconds(2))) {
            var rows = strangers(asked, 160);
            var payer = new Payer(user, Ids.next(), null);
            onVirtualThread(() -> asking.ask(payer, rows));
            asked += rows.size();
        }
        await("lost answers are looked up")
                .atMost(Duration.ofSeconds(60))
                .until(() -> onVirtualThread(() -> ledger.between(user, Instant.EPOCH, Instant.now())
                                .unsettled())
                        == 0L);

        // then
        var bill = provider.meter().bill();
        var models = onVirtualThread(
                () -> ledger.byModel(user, Instant.EPOCH, Instant.now().plusSeconds(60)));
        var billed = models.getFirst().billed();
        System.out.printf(
                "ledger: %s USD in %d entries; provider's meter: %s USD for %d of %d requests; difference: %s%n",
                billed,
                models.getFirst().calls(),
                bill.dollars(),
                bill.requests() - bill.failed(),
                bill.requests(),
                billed == null ? "unknown" : billed.subtract(bill.dollars()).toPlainString());
        assertThat(billed).isEqualByComparingTo(bill.dollars());
        assertThat(models.getFirst().calls()).isEqualTo(bill.requests() - bill.failed());
        assertThat(models.getFirst().inputTokens()).isEqualTo(bill.promptTokens());
        assertThat(models.getFirst().outputTokens()).isEqualTo(bill.completionTokens());
        assertThat(models.getFirst().unknown()).isZero();
    }

    /// The same price in the product's list and in the provider's, for short and for long prompts.
    private static void charge(String id, Instant from, String input) throws SQLException {
        for (var above : List.of(0L, LONG_PROMPT)) {
            var factor = new BigDecimal(above == 0 ? "1" : "2");
            var price = new LlmPrice(
                    MODEL,
                    from,
                    above,
                    new BigDecimal(input).multiply(factor),
                    new BigDecimal("0.37").multiply(factor),
                    new BigDecimal("1.11").multiply(factor),
                    new BigDecimal("4.05").multiply(factor));
            LanguageModelProvider.provider().meter().charge(price);
            list(MODEL + "@" + id + ">" + above, price);
        }
    }

    private static void list(String id, LlmPrice price) throws SQLException {
        try (var connection = DriverManager.getConnection(TestWorld.jdbcUrl("enrichment"));
                var insert = connection.prepareStatement("""
                        INSERT INTO model_prices (price_id, model, valid_from, currency, above_input_tokens,
                            input_per_million, cached_input_per_million, cache_write_per_million, output_per_million)
                        VALUES (?, ?, ?::timestamptz, 'USD', ?, ?, ?, ?, ?)
                        """)) {
            insert.setString(1, id);
            insert.setString(2, price.model());
            insert.setString(3, price.from().toString());
            insert.setLong(4, price.above());
            insert.setBigDecimal(5, price.input());
            insert.setBigDecimal(6, price.cachedInput());
            insert.setBigDecimal(7, price.cacheWrite());
            insert.setBigDecimal(8, price.output());
            insert.executeUpdate();
        }
    }

    private static <T> T onVirtualThread(Callable<T> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(work).get();
        }
    }

    private static List<StatementRow> strangers(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(index -> {
                    var name = Integer.toString(index, 26).replaceAll("[0-9]", "X") + "QZ" + word(index);
                    return StatementRow.of(ImportedRows.purchase("ZQ" + name, "-5.00"), SourceKind.CARD);
                })
                .toList();
    }

    private static String word(int index) {
        var word = new StringBuilder();
        for (var rest = index; rest > 0; rest /= 20) {
            word.append("BCDFGHJKLMNPQRSTVWXZ".charAt(rest % 20));
        }
        return word.toString();
    }

    private static LanguageModelConfig config() {
        return TestingConfig.of(
                LanguageModelConfig.class,
                Map.of(
                        "tributary.language-model.provider", "openai",
                        "tributary.language-model.model", MODEL,
                        "tributary.language-model.base-url",
                                LanguageModelProvider.provider().apiUrl(),
                        "tributary.language-model.timeout", "700ms",
                        "tributary.language-model.backoff", "10ms",
                        "tributary.language-model.calls-at-once", "16",
                        "tributary.language-model.merchants-per-call", "4"));
    }
}
