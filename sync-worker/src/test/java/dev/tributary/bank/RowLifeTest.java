package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.transaction.Intake;
import dev.tributary.bank.transaction.PendingTransactions;
import dev.tributary.bank.transaction.ServedTo;
import dev.tributary.bank.transaction.StoredBatch;
import dev.tributary.bank.transaction.postgres.BatchRows;
import dev.tributary.bank.transaction.postgres.PendingRows;
import dev.tributary.bank.transaction.postgres.WithdrawnRows;
import dev.tributary.bank.truelayer.BankTransaction;
import dev.tributary.contracts.DateRange;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Transactions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a row that is announced, booked, corrected, withdrawn, served again and taken back.
@QuarkusTest
@WithTestResource(TestingBank.class)
class RowLifeTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Inject
    BatchRows batchRows;

    @Inject
    Transactions transactions;

    @Inject
    Accounts accounts;

    @Inject
    PendingTransactions pending;

    private TestingPerson person;
    private TestingAccount account;

    @BeforeEach
    void anAccountIsConnected() {
        person = TestingPerson.someone();
        person.connects("john5", "doe5");
        account = person.accounts().getFirst();
    }

    @Test
    void aRowWhoseIdsComeAndGoStaysOneRowAndSaysSo() {
        // given
        var first = importOf(row(null, "COFFEE", "-3.40"));
        var id = only("transaction_id");

        // when
        var withId = importOf(row("n-1", "COFFEE", "-3.40"));
        var corrected = importOf(row("n-1", "COFFEE HOUSE", "-3.40"));
        var without = importOf(row(null, "COFFEE HOUSE", "-3.40"));

        // then
        assertThat(first.inserted()).isEqualTo(1);
        assertThat(List.of(withId.inserted(), corrected.inserted(), without.inserted()))
                .containsOnly(0);
        assertThat(corrected.updated()).isEqualTo(1);
        assertThat(only("transaction_id")).isEqualTo(id);
        person.asks()
                .get("/api/truelayer/transactions/" + id + "/provenance")
                .then()
                .statusCode(200)
                .body("identity.rule", equalTo("normalised_provider_transaction_id"))
                .body("seen_again.size()", equalTo(3))
                .body("decisions.kind", equalTo(List.of("recognised", "updated")))
                .body("decisions[1].changes[0].before", equalTo("COFFEE"))
                .body("decisions[1].explanation", containsString("'COFFEE HOUSE'"));
    }

    @Test
    void aBookedRowTakesOverTheIdOfTheOnlyPendingRowItCanBe() {
        // given
        announced(row(null, "RESTAURANT LUIGI", "-20.00"), row(null, "PETROL STATION", "-50.00"));
        var pendingId = list("?status=pending&q=luigi").getString("items[0].transaction_id");

        // when
        var stored = importOf(row("n-7", "RESTAURANT LUIGI LONDON 4711", "-22.50"));

        // then
        assertThat(stored.inserted()).isEqualTo(1);
        var booked = list("?status=booked");
        assertThat(booked.getList("items.transaction_id")).containsExactly(pendingId);
        assertThat(booked.getString("items[0].amount.amount")).isEqualTo("-22.50");
        assertThat(list("").getList("items.status", String.class)).containsExactlyInAnyOrder("booked", "pending");
        person.asks()
                .get("/api/truelayer/transactions/" + pendingId + "/provenance")
                .then()
                .body("decisions.kind", hasItem("settled"));
    }

    @Test
    void twoRowsThatCouldSettleOnePendingRowSettleNone() {
        // given
        announced(row(null, "COFFEE HOUSE", "-3.40"));

        // when
        importOf(row("n-1", "COFFEE HOUSE", "-3.40"), row("n-2", "COFFEE HOUSE", "-3.40"));

        // then
        assertThat(list("?status=booked").getList("items")).hasSize(2);
        assertThat(list("?status=pending").getList("items")).hasSize(1);
    }

    @Test
    void anAnswerReplacesThePendingSetAndKeepsTheIdsOfWhatIsStillAnnounced() {
        // given
        announced(row(null, "COFFEE", "-3.40"), row(null, "RENT", "-900"));
        var coffee = list("?status=pending&q=coffee").getString("items[0].transaction_id");

        // when
        announced(row(null, "COFFEE", "-3.40"), row(null, "BOOKS", "-12"));

        // then
        assertThat(list("?status=pending").getList("items.description", String.class))
                .containsExactlyInAnyOrder("COFFEE", "BOOKS");
        assertThat(list("?status=pending&q=coffee").getString("items[0].transaction_id"))
                .isEqualTo(coffee);
    }

    @Test
    void aRowThatAWholeAnswerLacksIsWithdrawnAndComesBackWhenServedAgain() {
        // given
        importOf(row("n-1", "COFFEE", "-3.40"), row("n-2", "RENT", "-900"));

        // when
        importOf(row("n-1", "COFFEE", "-3.40"));

        // then
        assertThat(list("").getList("items.description", String.class)).containsExactly("COFFEE");
        assertThat(list("?status=withdrawn").getList("items.description", String.class))
                .containsExactly("RENT");
        assertThat(storedTransactions()).isEqualTo(1);

        // when
        var again = importOf(row("n-1", "COFFEE", "-3.40"), row("n-2", "RENT", "-900"));

        // then
        assertThat(again.restored()).isEqualTo(1);
        assertThat(list("").getList("items")).hasSize(2);
    }

    @Test
    void anUndoneImportTakesItsOwnRowsAwayAndTheyStayAwayUntilRestored() {
        // given
        var undone = emptyImport();
        imported(undone, row("n-1", "COFFEE", "-3.40"), row("n-2", "RENT", "-900"));
        importOf(row("n-1", "COFFEE", "-3.40"));
        var path = "/api/truelayer/import/" + undone + "/transactions";
        person.asks()
                .get(path)
                .then()
                .statusCode(200)
                .body("would_remove", equalTo(1))
                .body("kept_served_by_later_import", equalTo(1))
                .body("kept_edited", equalTo(0))
                .body("accounts[0].would_remove", equalTo(1));

        // when
        person.asks().delete(path).then().statusCode(200).body("removed", equalTo(1));
        var again = importOf(row("n-1", "COFFEE", "-3.40"), row("n-2", "RENT", "-900"));

        // then
        assertThat(again.inserted()).isZero();
        assertThat(TestingTopic.of(
                        "bank.transactions-imported", account.accountId().toString()))
                .anyMatch(told -> told.contains("\"transactions_removed\"") && told.contains(undone.toString()));
        assertThat(list("?status=booked").getList("items.description", String.class))
                .containsExactly("COFFEE");
        assertThat(storedTransactions()).isEqualTo(1);
        person.asks().post(path + "/restore").then().statusCode(200).body("restored", equalTo(1));
        assertThat(list("?status=booked").getList("items")).hasSize(2);
        TestingPerson.someone().asks().delete(path).then().statusCode(404).body("code", equalTo("unknown_import"));
    }

    @Test
    void anImportThatIsStillGoingOnIsNotUndone() {
        // given
        var job = emptyImport();
        TestingImport.execute("UPDATE account_syncs SET state = 'paused' WHERE job_id = '%s'".formatted(job));

        // then
        person.asks()
                .delete("/api/truelayer/import/" + job + "/transactions")
                .then()
                .statusCode(409)
                .body("code", equalTo("import_not_over"));
    }

    private StoredBatch importOf(BankTransaction... rows) {
        return imported(Ids.next(), rows);
    }

    private StoredBatch imported(UUID job, BankTransaction... rows) {
        return inTransaction(connection -> {
            var known = accounts.find(person.userId(), account.accountId()).orElseThrow();
            var intake = new Intake(today, today, today, 100, pending.awaited(account.accountId()));
            List.of(rows).forEach(intake::take);
            var stored = batchRows.store(connection, new ServedTo(job, known, false), intake.last(), Instant.now());
            var days = new DateRange(today, today);
            WithdrawnRows.afterWindow(connection, known, job, days, intake.answer(), Instant.now());
            return stored;
        });
    }

    private void announced(BankTransaction... rows) {
        inTransaction(connection -> {
            var known = accounts.find(person.userId(), account.accountId()).orElseThrow();
            PendingRows.replace(connection, known, Ids.next(), List.of(rows), Instant.now());
            return true;
        });
    }

    private <T> T inTransaction(Function<SqlConnection, T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(() -> transactions.call(work)).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// An import that is over, of days nothing happened on.
    private UUID emptyImport() {
        var day = today.minusDays(3_000);
        var sync = TestingImport.of(account, day, day).start();
        sync.untilOver();
        return sync.jobId();
    }

    private long storedTransactions() {
        return TestingImport.count(
                "SELECT stored_transactions FROM accounts WHERE account_id = '%s'".formatted(account.accountId()));
    }

    private String only(String field) {
        var items = list("");
        assertThat(items.getList("items")).hasSize(1);
        return items.getString("items[0]." + field);
    }

    private JsonPath list(String query) {
        return person.asks()
                .get("/api/truelayer/transactions" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private BankTransaction row(@Nullable String id, String description, String amount) {
        return new BankTransaction(
                0,
                "t",
                id,
                null,
                today + "T00:00:00Z",
                description,
                amount,
                "GBP",
                "DEBIT",
                "PURCHASE",
                List.of(),
                null,
                null,
                null);
    }
}
