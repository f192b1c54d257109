package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.bank.coverage.postgres.CoverageRows;
import dev.tributary.contracts.DateRange;
import dev.tributary.messaging.Transactions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Coverage as it is kept.
@QuarkusTest
@WithTestResource(TestingBank.class)
class CoverageRowsTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    @Inject
    Transactions transactions;

    @Inject
    CoverageRows coverage;

    private TestingPerson person;
    private TestingAccount account;
    private UUID connectionId;

    @BeforeEach
    void anAccountIsConnected() {
        person = TestingPerson.someone();
        connectionId = person.connects("john5", "doe5");
        account = person.accounts().getFirst();
    }

    @Test
    void refusedDaysAreUnreachableUntilTheConsentIsRenewed() {
        // given
        transactions.run(sql -> {
            coverage.windowAnswered(sql, account.accountId(), march(16, 31), NOON);
            coverage.unreachable(sql, account.accountId(), march(1, 15), NOON);
        });

        // then
        assertThat(shown()).containsExactly("unreachable", "covered", "stale");

        // when
        transactions.run(sql -> coverage.consentRenewed(sql, connectionId));

        // then
        assertThat(shown()).containsExactly("covered", "stale");
    }

    @Test
    void daysOfAnUndoneImportAreForgotten() {
        // given
        transactions.run(sql -> coverage.windowAnswered(sql, account.accountId(), march(1, 21), NOON));

        // when
        transactions.run(sql -> coverage.forget(sql, account.accountId(), List.of(march(3, 4), march(10, 12))));

        // then
        var gaps = transactions
                .call(sql -> coverage.find(sql, account.accountId()))
                .gaps(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 21));
        assertThat(gaps).containsExactly(march(3, 4), march(10, 12));
    }

    @Test
    void syncsOfOneAccountAtOnceLoseNoneOfEachOthersDays() {
        // when
        var all = IntStream.rangeClosed(1, 20)
                .mapToObj(day -> CompletableFuture.runAsync(
                        () -> transactions.run(
                                sql -> coverage.windowAnswered(sql, account.accountId(), march(day, day), NOON)),
                        task -> Thread.ofVirtual().start(task)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();

        // then
        var known = transactions.call(sql -> coverage.find(sql, account.accountId()));
        assertThat(known.days()).hasSize(1);
        assertThat(known.answers(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 20)))
                .isTrue();
    }

    private List<String> shown() {
        return person.asks()
                .get("/api/truelayer/accounts/" + account.accountId() + "/coverage")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("ranges.state", String.class);
    }

    private static DateRange march(int from, int to) {
        return new DateRange(LocalDate.of(2026, 3, from), LocalDate.of(2026, 3, to));
    }
}
