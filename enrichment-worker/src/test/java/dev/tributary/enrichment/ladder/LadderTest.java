package dev.tributary.enrichment.ladder;

import static dev.tributary.enrichment.ladder.StatementRows.account;
import static dev.tributary.enrichment.ladder.StatementRows.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Climb ALICE = new Climb("alice", UUID.randomUUID());

    private final InMemoryMerchantMemory memory = new InMemoryMerchantMemory();
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void whatAPersonSaidGoesBeforeEverythingElse() {
        // given
        memory.rule("alice", "tesco", "pets.supplies");
        memory.person("alice", "tesco", "health.pharmacy");
        memory.everybody("tesco", "groceries.supermarket");

        // then
        assertThat(only(purchase("TESCO 123"))).satisfies(verdict -> {
            assertThat(verdict.category()).hasToString("pets.supplies");
            assertThat(verdict.source()).isEqualTo(Source.PERSON_RULE);
        });
    }

    @Test
    void oneAPersonsMemoryIsNobodyElses() {
        // given
        memory.person("bob", "tesco", "health.pharmacy");
        memory.everybody("tesco", "groceries.supermarket");

        // then
        assertThat(only(purchase("TESCO 123")).source()).isEqualTo(Source.SHARED_MEMORY);
    }

    @Test
    void whoAPersonPaysIsNotLookedUpAmongWhatEverybodyKnows() {
        // given
        memory.everybody("anna jones", "health.therapy");

        // when
        var verdict = only(account("ANNA JONES", "-10.00", "BILL_PAYMENT"));

        // then
        assertThat(verdict.source()).isEqualTo(Source.LOCAL_MODEL);
    }

    @Test
    void aDearerRungIsOnlyAskedAboutWhatIsLeft() {
        // given
        memory.everybody("tesco", "groceries.supermarket");

        // when
        ladder().climb(ALICE, List.of(purchase("TESCO 1"), purchase("JOES DINER"), purchase("TESCO 2")));

        // then
        assertThat(asked).containsExactly(1);
    }

    @Test
    void memoryIsAskedOnceForAWholeBatch() {
        // when
        ladder().climb(ALICE, List.of(purchase("A SHOP"), purchase("B SHOP"), purchase("C SHOP")));

        // then
        assertThat(memory.questions()).isEqualTo(3);
    }

    @Test
    void aRowNobodyAnswersForHasFailedAndIsCalledNothing() {
        // given
        var unknown = purchase("ZZZ");
        var nameless = purchase("99999");
        Rung silent = (_, _) -> Map.of();

        // when
        var verdicts = new Ladder(List.of(silent), Taxonomy.shipped()).climb(ALICE, List.of(unknown, nameless));

        // then
        assertThat(verdicts)
                .containsEntry(unknown.told().transactionId(), new Undecided(Reason.NO_CONFIDENT_ANSWER))
                .containsEntry(nameless.told().transactionId(), new Undecided(Reason.NO_DESCRIPTION));
    }

    @Test
    void onlyWhatModelsDecidedIsALesson() {
        // given
        var modelled = purchase("JOES DINER 1");
        var again = purchase("JOES DINER 2");
        var transfer = account("ANNA JONES", "-10.00", "BILL_PAYMENT");
        var remembered = purchase("TESCO");
        memory.everybody("tesco", "groceries.supermarket");
        var rows = List.of(modelled, again, transfer, remembered);

        // when
        var lessons = Lesson.from(rows, ladder().climb(ALICE, rows));

        // then
        assertThat(lessons)
                .extracting(lesson -> lesson.merchant().merchantKey(), Lesson::shared)
                .containsExactly(tuple("joes diner", true), tuple("anna jones", false));
    }

    private Categorised only(StatementRow row) {
        var verdict = ladder().climb(ALICE, List.of(row)).get(row.told().transactionId());
        return (Categorised) Optional.ofNullable(verdict).orElseThrow();
    }

    private Ladder ladder() {
        var recall = new Recall(memory, memory);
        RowByRow model = row -> Optional.of(Categorised.by(
                Source.LOCAL_MODEL,
                new CategoryKey("eating_out.restaurant"),
                row.merchant().name(),
                0.8,
                "it sounds like one"));
        return new Ladder(
                List.of(recall.rules(), recall.ofPerson(), recall.ofEverybody(), (climb, rows) -> {
                    asked.add(rows.size());
                    return model.decide(climb, rows);
                }),
                Taxonomy.shipped());
    }
}
