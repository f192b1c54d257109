package dev.tributary.enrichment;

import static dev.tributary.enrichment.ImportedRows.imported;
import static dev.tributary.enrichment.ImportedRows.purchase;
import static dev.tributary.enrichment.ImportedRows.row;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.tributary.contracts.Topic;
import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.enrichment.ladder.Direction;
import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.ladder.postgres.PgPersonRules;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Transactions;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is told from a person's other rows, and what the person decreed, in a real database.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "enrichment"))
class HistoryFlowTest {

    private static KafkaProbe probe;

    @Inject
    PgPersonRules rules;

    @Inject
    Transactions transactions;

    private final UUID job = Ids.next();
    private final String user = "user-" + job;

    @BeforeAll
    static void listen() {
        probe = new KafkaProbe(Topic.ENRICHMENT_RESULTS.topicName());
    }

    @AfterAll
    static void stopListening() {
        probe.close();
    }

    @Test
    void bothSidesOfATransferBetweenOwnAccountsAreTold() {
        // given
        var out = row("J SMITH 40012", "-212.34", "TRANSFER");
        probe.send(imported(user, job, Ids.next(), out));
        assertThat(told(out.transactionId(), 1).getLast().subcategory()).isEqualTo("people");

        // when
        var in = row("J SMITH REF 9", "212.34", "CREDIT");
        probe.send(imported(user, job, Ids.next(), in));

        // then
        for (var side : List.of(
                told(in.transactionId(), 1).getLast(),
                told(out.transactionId(), 2).getLast())) {
            assertThat(side.category()).isEqualTo("transfers");
            assertThat(side.subcategory()).isEqualTo("own");
            assertThat(side.essential()).isNull();
            assertThat(side.why()).isEqualTo("The same amount left one of your accounts and reached another");
        }
    }

    @Test
    void aRefundFollowsWhatWasPaid() {
        // given
        var account = Ids.next();
        var paid = purchase("ZARA 1822 LEEDS", "-80.00");
        probe.send(imported(user, job, account, paid));
        assertThat(told(paid.transactionId(), 1).getLast().category()).isEqualTo("clothing");

        // when
        var back = purchase("ZARA 1822 LEEDS", "30.00");
        probe.send(imported(user, job, account, back));

        // then
        var refund = told(back.transactionId(), 1).getLast();
        assertThat(refund.category()).isEqualTo("clothing");
        assertThat(refund.source()).isEqualTo("structure");
        assertThat(refund.why()).startsWith("A refund: you paid this merchant on ");
    }

    @Test
    void theNewestRuleHoldsUntilItIsTakenBack() {
        // given
        var side = new MerchantSide("corner house", Direction.OUT);
        var first = Ids.next();
        var second = Ids.next();
        decree(first, side, "eating_out.pub");
        decree(second, side, "groceries.convenience");
        decree(second, side, "pets.vet");

        // then
        assertThat(inForce(side)).isEqualTo("groceries.convenience");
        assertThat(rules.inForce("somebody else", Set.of(side))).isEmpty();

        // when
        assertThat(withdraw(second)).contains(side);

        // then
        assertThat(inForce(side)).isEqualTo("eating_out.pub");
        assertThat(withdraw(second)).isEmpty();
    }

    @Test
    void theTaxonomyIsServed() {
        given().auth()
                .oauth2(TestWorld.bearer("alice"))
                .get("/api/truelayer/enrichment/taxonomy")
                .then()
                .statusCode(200)
                .body("categories.key", hasItems("income", "groceries", "business"))
                .body("categories.find { it.key == 'groceries' }.essential", equalTo(true))
                .body("categories.find { it.key == 'transfers' }.essential", nullValue())
                .body(
                        "categories.find { it.key == 'groceries' }.subcategories.find { it.key == 'alcohol' }.essential",
                        equalTo(false));
        given().get("/api/truelayer/enrichment/taxonomy").then().statusCode(401);
    }

    private void decree(UUID correction, MerchantSide side, String category) {
        transactions.run(
                connection -> rules.decree(connection, user, correction, side, new CategoryKey(category), null));
    }

    private Optional<MerchantSide> withdraw(UUID correction) {
        return transactions.call(connection -> rules.withdraw(connection, user, correction));
    }

    private String inForce(MerchantSide side) {
        return rules.inForce(user, Set.of(side))
                .values()
                .iterator()
                .next()
                .category()
                .value();
    }

    private List<EnrichedTransaction> told(UUID transaction, int times) {
        return await("the rows travel over the broker")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> probe.seen(TransactionsEnriched.class).stream()
                                .flatMap(event -> event.transactions().stream())
                                .filter(row -> row.transactionId().equals(transaction))
                                .toList(),
                        seen -> seen.size() >= times);
    }
}
