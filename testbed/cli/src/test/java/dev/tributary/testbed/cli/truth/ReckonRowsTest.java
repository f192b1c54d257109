package dev.tributary.testbed.cli.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.SourceKind;
import dev.tributary.testbed.cli.TestingGateway;
import dev.tributary.testbed.cli.TestingGateway.Exchange;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.Plan.Days;
import dev.tributary.testbed.cli.http.Credentials;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReckonRowsTest {
    private static final UUID ID = UUID.fromString("0198c000-0000-7000-8000-0000000000aa");
    private static final Account ACCOUNT =
            new Account(ID, ID, SourceKind.ACCOUNT, "Current", "GBP", null, "acc", "available", 0);
    private static final Days MARCH = new Days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));

    private final TestingGateway server = new TestingGateway();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_was_served_and_is_not_stored_is_lost_and_what_was_taken_back_is_not() {
        // given
        bank("transactions", "COFFEE", "BREAD");
        served("COFFEE", "BREAD", "REFUNDED");
        bank("withdrawn", "REFUNDED");
        stored("booked", "COFFEE");

        // when
        var reckoning = reckon();

        // then
        assertThat(reckoning.served()).isEqualTo(2);
        assertThat(reckoning.lost()).isEqualTo(1);
        assertThat(reckoning.missing()).isEqualTo(1);
        assertThat(reckoning.examples()).anyMatch(example -> example.contains("BREAD"));
    }

    @Test
    void twins_count_as_often_as_they_come() {
        // given
        bank("transactions", "COFFEE", "COFFEE");
        served("COFFEE", "COFFEE");
        bank("withdrawn");
        stored("booked", "COFFEE", "COFFEE", "COFFEE");

        // when
        var reckoning = reckon();

        // then
        assertThat(reckoning.lost()).isZero();
        assertThat(reckoning.tooMany()).isEqualTo(1);
    }

    @Test
    void rows_that_are_shown_as_pending_or_taken_back_are_not_counted_as_booked() {
        // given
        bank("transactions");
        served();
        bank("withdrawn");
        stored("withdrawn", "REFUNDED");

        // when
        var reckoning = reckon();

        // then
        assertThat(reckoning.stored()).isZero();
        assertThat(reckoning.tooMany()).isZero();
    }

    private AccountReckoning reckon() {
        var api = new GatewayApi(server.url(), Credentials.of("t0ken"));
        return new ReckonRows(api, new BankTruth(server.url())).reckon(ACCOUNT, MARCH);
    }

    private void bank(String what, String... descriptions) {
        server.on("GET /_testbed/truth/acc/" + what, exchange -> lines(exchange, bankRows(descriptions)));
    }

    private void served(String... descriptions) {
        server.on("GET /_testbed/served/acc/transactions", exchange -> lines(exchange, bankRows(descriptions)));
    }

    private void stored(String state, String... descriptions) {
        server.on(
                "GET /api/truelayer/transactions/export",
                exchange -> lines(
                        exchange,
                        Stream.of(descriptions)
                                .map(description -> """
                        {"transaction_id":"%s","booked_on":"2026-03-02","description":"%s",\
                        "amount":{"amount":"-2.80","currency":"GBP"},"state":"%s"}
                        """.formatted(ID, description, state))
                                .collect(Collectors.joining())));
    }

    private static String bankRows(String... descriptions) {
        return Stream.of(descriptions)
                .map(description -> """
                        {"booked_on":"2026-03-02","amount":"-2.80","currency":"GBP","description":"%s"}
                        """.formatted(description))
                .collect(Collectors.joining());
    }

    private static void lines(Exchange exchange, String text) {
        exchange.answer(200, "application/jsonl", text);
    }
}
