package dev.tributary.enrichment.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.enrichment.LanguageModelProvider;
import dev.tributary.enrichment.TestingConfig;
import dev.tributary.enrichment.cost.Budgets.Account;
import dev.tributary.enrichment.cost.Budgets.Scope;
import dev.tributary.enrichment.languagemodel.LanguageModel.Question;
import dev.tributary.enrichment.languagemodel.LanguageModel.Receipt;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.languagemodel.ModelCalls;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Admitted;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Refused;
import dev.tributary.enrichment.languagemodel.ModelCalls.Intent;
import dev.tributary.enrichment.languagemodel.ModelCalls.Obstacle;
import dev.tributary.enrichment.languagemodel.Payer;
import dev.tributary.enrichment.languagemodel.langchain4j.LangChainLanguageModel;
import dev.tributary.messaging.Ids;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Budgets in a real database that many connections spend from at once.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "enrichment"))
@WithTestResource(LanguageModelProvider.class)
class BudgetsUnderConcurrencyTest {

    private static final String MODEL = "gpt-4o-mini";
    private static final Intent INTENT = new Intent(MODEL, 4_000, 1_000, 10);
    private static final TokenUsage ALL_OF_IT = new TokenUsage(4_000, 0, 0, 1_000);
    private static final TokenUsage A_TENTH = new TokenUsage(400, 0, 0, 100);
    private static final int SPENDERS = 24;

    @Inject
    ModelCalls calls;

    @Inject
    Budgets budgets;

    @Inject
    Prices prices;

    @Inject
    Ledger ledger;

    private final String user = "spender-" + Ids.next();
    private final UUID job = Ids.next();

    @BeforeEach
    void aProviderThatWorks() {
        LanguageModelProvider.provider().faults().clear();
        LanguageModelProvider.provider().meter().reset();
    }

    @Test
    void callsAtOnceOfManyConnectionsSpendUpToTheBudgetAndNeverMore() throws Exception {
        // given a budget for ten calls and a half
        var limit = most().multiply(new BigDecimal("10.5"));
        onVirtualThread(() -> budgets.limit(user, null, limit));
        var overrun = new AtomicBoolean();

        // when
        var admitted = allAtOnce(() -> {
            var spent = 0;
            for (var again = 0; again < 4; again++) {
                if (calls.begin(payer(), INTENT) instanceof Admitted call) {
                    overrun.compareAndSet(false, !within(limit));
                    calls.settled(call.callId(), receipt(ALL_OF_IT));
                    overrun.compareAndSet(false, !within(limit));
                    spent++;
                }
            }
            return spent;
        });

        // then
        assertThat(admitted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
        assertThat(overrun).isFalse();
        assertThat(month().spent()).isEqualByComparingTo(most().multiply(BigDecimal.TEN));
        assertThat(month().reserved()).isZero();
        assertThat(inTheLedger()).isEqualByComparingTo(month().spent());
    }

    @Test
    void whatACallDidNotCostOfItsReservationIsThereForTheNext() throws Exception {
        // given
        var limit = most().multiply(new BigDecimal("3"));
        onVirtualThread(() -> budgets.limit(user, limit, null));

        // when everybody asks until refused, which happens early while others hold reservations, and one goes on alone
        allAtOnce(this::askUntilRefused);
        var obstacle = onVirtualThread(this::askUntilRefused);

        // then less than one call's reservation is left, and nothing is reserved
        var account = onVirtualThread(() -> budgets.ofImport(user, job));
        assertThat(obstacle).isEqualTo(Obstacle.IMPORT_BUDGET);
        assertThat(account.spent()).isLessThanOrEqualTo(limit).isGreaterThan(limit.subtract(most()));
        assertThat(account.reserved()).isZero();
        assertThat(inTheLedger()).isEqualByComparingTo(account.spent());
    }

    private Obstacle askUntilRefused() {
        while (true) {
            switch (calls.begin(payer(), INTENT)) {
                case Admitted call -> calls.settled(call.callId(), receipt(A_TENTH));
                case Refused refused -> {
                    return refused.obstacle();
                }
            }
        }
    }

    @Test
    void manyPeopleShareTheDayOfTheInstallationAndNobodySpendsMoreThanIsLeftOfIt() throws Exception {
        // given
        var before = onVirtualThread(() -> budgets.account(Scope.ofDay(Instant.now())));
        var limit = before.spent().add(before.reserved()).add(most().multiply(new BigDecimal("5")));
        onVirtualThread(() -> budgets.limitInstallation(limit));
        try {
            // when
            var refused = ConcurrentHashMap.<Obstacle>newKeySet();
            var admitted = allAtOnce(() -> {
                var theirs = new Payer("spender-" + Ids.next(), Ids.next(), null);
                switch (calls.begin(theirs, INTENT)) {
                    case Admitted call -> {
                        calls.settled(call.callId(), receipt(ALL_OF_IT));
                        return 1;
                    }
                    case Refused no -> {
                        refused.add(no.obstacle());
                        return 0;
                    }
                }
            });

            // then
            assertThat(admitted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
            assertThat(refused).containsExactly(Obstacle.DAY_BUDGET);
        } finally {
            onVirtualThread(() -> budgets.limitInstallation(null));
        }
    }

    @Test
    void aCallIsSettledOnceHoweverManySayWhatItCost() throws Exception {
        // given
        var call = (Admitted) onVirtualThread(() -> calls.begin(payer(), INTENT));

        // when
        var receipt = receipt(A_TENTH);
        allAtOnce(() -> {
            calls.settled(call.callId(), receipt);
            calls.notBilled(call.callId());
            return true;
        });

        // then
        assertThat(month().reserved()).isZero();
        assertThat(inTheLedger()).isEqualByComparingTo(month().spent());
    }

    @Test
    void whatADeadProcessHadReservedIsSettledWithWhatTheProviderBilled() throws Exception {
        // given a process that asked, and was gone before the answer
        var call = (Admitted) onVirtualThread(() -> calls.begin(payer(), INTENT));
        var model = LangChainLanguageModel.of(config(), Clock.systemUTC());
        onVirtualThread(() ->
                model.ask(new Question(call.callId(), "Sort.", List.of("pets"), "{\"items\":[{\"index\":0}]}", 100)));

        // then
        await("the provider is asked what became of the call")
                .atMost(Duration.ofSeconds(30))
                .until(() -> month().reserved().signum() == 0);
        var bill = LanguageModelProvider.provider().meter().bill().dollars();
        var rate = Objects.requireNonNull(prices().exchangeRates().get("USD"));
        assertThat(month().spent()).isPositive().isEqualByComparingTo(bill.multiply(rate));
        assertThat(inTheLedger()).isEqualByComparingTo(month().spent());
    }

    @Test
    void whatADeadProcessHadReservedAndNeverSentIsFreedOnceTheProviderHasNeverHeardOfIt() throws Exception {
        // given a process that died between the two
        var limit = most();
        onVirtualThread(() -> budgets.limit(user, null, limit));
        onVirtualThread(() -> calls.begin(payer(), INTENT));
        assertThat(onVirtualThread(() -> calls.begin(payer(), INTENT))).isInstanceOf(Refused.class);

        // then
        await("the provider has no such call")
                .atMost(Duration.ofSeconds(30))
                .until(() -> month().reserved().signum() == 0);
        assertThat(month().spent()).isZero();
        assertThat(onVirtualThread(() -> calls.begin(payer(), INTENT))).isInstanceOf(Admitted.class);
    }

    private Payer payer() {
        return new Payer(user, job, null);
    }

    private boolean within(BigDecimal limit) {
        var account = budgets.account(Scope.ofMonth(user, Instant.now()));
        return account.spent().add(account.reserved()).compareTo(limit) <= 0;
    }

    private Account month() throws Exception {
        return onVirtualThread(() -> budgets.account(Scope.ofMonth(user, Instant.now())));
    }

    private BigDecimal inTheLedger() throws Exception {
        return onVirtualThread(
                        () -> ledger.between(user, Instant.EPOCH, Instant.now().plusSeconds(60)))
                .models();
    }

    private PriceList prices() throws Exception {
        return onVirtualThread(prices::current);
    }

    private BigDecimal most() throws Exception {
        var now = Instant.now();
        return prices().most(INTENT, now, now.plusSeconds(2)).orElseThrow();
    }

    private static Receipt receipt(TokenUsage usage) {
        return new Receipt("req-" + Ids.next(), MODEL, usage, Instant.now(), false);
    }

    private static LanguageModelConfig config() {
        return TestingConfig.of(
                LanguageModelConfig.class,
                Map.of(
                        "tributary.language-model.provider",
                        "openai",
                        "tributary.language-model.base-url",
                        LanguageModelProvider.provider().apiUrl()));
    }

    private static <T> List<T> allAtOnce(Callable<T> work) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, SPENDERS)
                    .mapToObj(_ -> threads.submit(work))
                    .toList();
            for (var one : running) {
                results.add(one.get());
            }
        }
        return results;
    }

    private static <T> T onVirtualThread(Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(work).get();
        }
    }
}
