package dev.tributary.enrichment.languagemodel;

import static dev.tributary.enrichment.ladder.StatementRows.account;
import static dev.tributary.enrichment.ladder.StatementRows.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.enrichment.TestingConfig;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.languagemodel.AskLanguageModel.Outcome;
import dev.tributary.enrichment.languagemodel.LanguageModel.Ending;
import dev.tributary.enrichment.languagemodel.LanguageModel.LanguageModelUnavailable;
import dev.tributary.enrichment.languagemodel.LanguageModel.Trouble;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Refused;
import dev.tributary.enrichment.languagemodel.ModelCalls.Obstacle;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskLanguageModelTest {

    private static final Payer ALICE = new Payer("alice", UUID.randomUUID(), null);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GOOD =
            "{\"items\":[{\"index\":0,\"category\":\"groceries\",\"merchant\":\"Corner Shop\",\"confidence\":0.9}]}";

    private final TestingLanguageModel model = new TestingLanguageModel();
    private final TestingModelCalls calls = new TestingModelCalls();
    private final List<Duration> waits = new ArrayList<>();

    @Test
    void aValidAnswerIsTaken() {
        // given
        model.answers(GOOD);

        // then
        assertThat(only(purchase("CRNR SHP 12"))).isInstanceOfSatisfying(Categorised.class, verdict -> {
            assertThat(verdict.category()).hasToString("groceries");
            assertThat(verdict.merchant()).isEqualTo("Corner Shop");
            assertThat(verdict.source()).isEqualTo(Source.LANGUAGE_MODEL);
            assertThat(verdict.confidence()).isEqualByComparingTo("0.9");
            assertThat(verdict.essential()).isTrue();
        });
    }

    @Test
    void aSubcategoryIsTakenWhereItIsOneOfTheCategorys() {
        // given
        model.answers("{\"items\":[{\"index\":0,\"category\":\"groceries\",\"subcategory\":\"supermarket\","
                + "\"merchant\":\"X\",\"confidence\":0.9}]}");

        // then
        assertThat(only(purchase("CRNR SHP 12")))
                .isInstanceOfSatisfying(
                        Categorised.class,
                        verdict -> assertThat(verdict.category()).hasToString("groceries.supermarket"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Certainly! The category is groceries.",
                "{\"items\":\"groceries\"}",
                "{\"items\":[]}",
                "{\"items\":[{\"index\":0,\"category\":\"Other\",\"merchant\":\"X\",\"confidence\":0.9}]}",
                "{\"items\":[{\"index\":0,\"category\":\"groceries\",\"merchant\":\"X\",\"confidence\":9}]}",
                "{\"items\":[{\"index\":0,\"category\":\"groceries\",\"merchant\":\"X\"}]}",
                "{\"items\":[{\"index\":7,\"category\":\"groceries\",\"merchant\":\"X\",\"confidence\":0.9}]}",
                "{\"items\":[{\"index\":\"0\",\"category\":\"groceries\",\"merchant\":\"X\",\"confidence\":0.9}]}",
                "{\"items\":[{\"index\":0,\"category\":\"groceries\",\"merchant\":\"X\",\"confidence\":0.9},"
                        + "{\"index\":0,\"category\":\"pets\",\"merchant\":\"X\",\"confidence\":0.9}]}"
            })
    void anythingElseIsAFailedRowAndNeverACategory(String answer) {
        // given
        model.answers(answer);

        // then
        assertThat(only(purchase("CRNR SHP 12"))).isEqualTo(new Undecided(Reason.INVALID_ANSWER));
        assertThat(calls.settled).isNotEmpty().hasSameSizeAs(calls.begun);
    }

    static List<String> nasty() {
        return NastyDescriptions.ALL;
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void aDescriptionIsAlwaysAValueAndNeverPartOfTheQuestion(String description) throws IOException {
        // given
        model.answersBy(AskLanguageModelTest::groceriesForAll);

        // when
        var verdicts = ask(purchase(description), purchase("CRNR SHP 12")).verdicts();

        // then
        var question = JSON.readTree(model.questions.getFirst());
        assertThat(question.properties()).hasSize(1);
        assertThat(question.path("items")).hasSize(2);
        assertThat(question.at("/items/0/description").isTextual()).isTrue();
        assertThat(question.at("/items/0/description").asText().length()).isLessThanOrEqualTo(120);
        assertThat(question.at("/items/1/description").asText()).isEqualTo("CRNR SHP 12");
        assertThat(model.instructions).hasSize(1).allMatch(text -> !text.contains(description));
        assertThat(verdicts.values())
                .hasSize(2)
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Categorised.class));
    }

    @Test
    void whatNamesPeopleAndAccountsStaysHere() {
        // given
        model.answers(GOOD);

        // when
        only(account("TO ANNA JONES GB29NWBK60161331926819 anna@example.org 07700 900123", "-5.00", "BILL_PAYMENT"));

        // then
        assertThat(model.questions.getFirst())
                .doesNotContain("ANNA", "JONES", "60161331926819", "example.org", "900123", "Anna", "Jones");
    }

    @Test
    void eachMerchantIsAskedOnce() {
        // given
        model.answers(GOOD);

        // when
        var verdicts = ask(purchase("CRNR SHP 12"), purchase("CRNR SHP 44"), purchase("CRNR SHP 45"))
                .verdicts();

        // then
        assertThat(model.questions).hasSize(1);
        assertThat(verdicts.values()).hasSize(3).allMatch(Categorised.class::isInstance);
    }

    @Test
    void manyMerchantsShareACallAndGoodAnswersMakeCallsLarger() {
        // given
        model.answersBy(AskLanguageModelTest::groceriesForAll);

        // when
        var verdicts = ask(shops(55)).verdicts();

        // then
        assertThat(verdicts).hasSize(55);
        assertThat(calls.begun).extracting(ModelCalls.Intent::merchants).containsExactly(25, 30);
    }

    @Test
    void anUnreadableAnswerIsAskedAgainInHalvesAndNoMerchantIsLost() {
        // given
        model.answersBy(question -> items(question) > 10 ? "broken" : groceriesForAll(question));

        // when
        var verdicts = ask(shops(20)).verdicts();

        // then
        assertThat(verdicts.values()).hasSize(20).allMatch(Categorised.class::isInstance);
        assertThat(calls.begun).extracting(ModelCalls.Intent::merchants).containsExactly(20, 10, 10);
    }

    @Test
    void onlyWhatIsMissingInAnAnswerIsAskedAgain() {
        // given
        model.answersBy(question -> items(question) > 1 ? GOOD : groceriesForAll(question));

        // when
        var verdicts = ask(shops(2)).verdicts();

        // then
        assertThat(verdicts.values()).hasSize(2).allMatch(Categorised.class::isInstance);
        assertThat(calls.begun).extracting(ModelCalls.Intent::merchants).containsExactly(2, 1);
    }

    @Test
    void aRefusalFailsTheRowAndSaysSo() {
        // given
        model.answers("I cannot help with that.");
        model.ends(Ending.REFUSED);

        // then
        assertThat(only(purchase("CRNR SHP"))).isEqualTo(new Undecided(Reason.REFUSED_ANSWER));
    }

    @Test
    void aSilenceThatMayBeBilledStaysOpenAndTheQuestionIsAskedAgain() {
        // given
        model.answers(GOOD);
        model.fails(trouble(Trouble.SILENT, null));

        // then
        assertThat(only(purchase("CRNR SHP"))).isInstanceOf(Categorised.class);
        assertThat(calls.silent).hasSize(1);
        assertThat(calls.settled).hasSize(1);
    }

    @Test
    void aCallThatNeverArrivedCostsNothingAndInTheEndTheRowFails() {
        // given
        var away = trouble(Trouble.UNREACHABLE, null);
        model.fails(away, away, away, away);

        // then
        assertThat(only(purchase("CRNR SHP"))).isEqualTo(new Undecided(Reason.LANGUAGE_MODEL_UNAVAILABLE));
        assertThat(calls.notBilled).hasSize(4);
        assertThat(waits).hasSize(3).isSorted();
    }

    @Test
    void aLimitedProviderIsGivenTheTimeItAsksFor() {
        // given
        model.answers(GOOD);
        model.fails(trouble(Trouble.RATE_LIMITED, Duration.ofSeconds(7)));

        // then
        assertThat(only(purchase("CRNR SHP"))).isInstanceOf(Categorised.class);
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aProviderThatAsksForMoreTimeThanThereIsHasTheRowsWaitOn() {
        // given
        model.fails(trouble(Trouble.RATE_LIMITED, Duration.ofMinutes(10)));
        var row = purchase("CRNR SHP");

        // when
        var outcome = ask(row);

        // then
        assertThat(outcome.verdicts()).isEmpty();
        assertThat(outcome.later()).containsExactly(row.told().transactionId());
        assertThat(waits).isEmpty();
    }

    @Test
    void aWrongKeyIsNotTriedAgain() {
        // given
        model.fails(trouble(Trouble.REJECTED, null));

        // then
        assertThat(only(purchase("CRNR SHP"))).isEqualTo(new Undecided(Reason.LANGUAGE_MODEL_UNAVAILABLE));
        assertThat(calls.begun).hasSize(1);
    }

    @Test
    void whatDoesNotFitABudgetIsParkedAndWhatWasAskedIsKept() {
        // given
        model.answersBy(AskLanguageModelTest::groceriesForAll);
        calls.refuseAfter(1, new Refused(Obstacle.MONTH_BUDGET, null));

        // when
        var outcome = ask(shops(40));

        // then
        assertThat(outcome.verdicts()).hasSize(25);
        assertThat(outcome.parked()).hasSize(15);
        assertThat(outcome.later()).isEmpty();
    }

    private static LanguageModelUnavailable trouble(Trouble trouble, @Nullable Duration retryAfter) {
        return new LanguageModelUnavailable(trouble, retryAfter, new IOException("as planned"));
    }

    private static StatementRow[] shops(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> purchase("SHOP " + "ABCDEFGH".charAt(index % 8) + (char) ('A' + index / 8) + "XYZ"))
                .toArray(StatementRow[]::new);
    }

    private static int items(String question) {
        try {
            return JSON.readTree(question).path("items").size();
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String groceriesForAll(String question) {
        var answers = JSON.createArrayNode();
        for (var index = 0; index < items(question); index++) {
            answers.addObject()
                    .put("index", index)
                    .put("category", "groceries")
                    .put("merchant", "Shop")
                    .put("confidence", 0.9);
        }
        return JSON.createObjectNode().set("items", answers).toString();
    }

    private @Nullable Verdict only(StatementRow row) {
        return ask(row).verdicts().get(row.told().transactionId());
    }

    private Outcome ask(StatementRow... rows) {
        var config = TestingConfig.of(LanguageModelConfig.class, Map.of("tributary.language-model.calls-at-once", "1"));
        var patience = new Patience(4, Duration.ofSeconds(1), Duration.ofSeconds(30), waits::add);
        var askMerchants = new AskMerchants(model, calls, new NoLimits(), Taxonomy.shipped(), patience);
        return new AskLanguageModel(askMerchants, config).ask(ALICE, List.of(rows));
    }

    private static final class NoLimits implements ModelLimits {

        @Override
        public Duration take(String name, long tokens) {
            return Duration.ZERO;
        }

        @Override
        public void pause(String name, Duration howLong) {}
    }
}
