package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkTest {
    private static final LocalDate TODAY = TestingClock.FIRST_DAY;

    @Test
    void bulk_has_exactly_the_rows_asked_for_within_the_last_year() {
        // given
        var options = Options.defaults().clock(new TestingClock()).bulk(3, 2_345);
        try (var bank = TrueLayerSimulator.start(options);
                var product = new TestingProduct(bank)) {
            var token = product.connect("bulk", "doe");

            // when
            var accounts = product.data(token, "/accounts").results();
            var served = accounts.stream()
                    .map(account -> ((JsonObject) account).getString("account_id"))
                    .map(id -> product.data(
                                    token,
                                    "/accounts/%s/transactions?from=%s&to=%s"
                                            .formatted(id, TODAY.minusDays(364), TODAY))
                            .results())
                    .toList();

            // then
            assertThat(served).hasSize(3).allMatch(rows -> rows.size() == 2_345);
            assertThat(served.getFirst()).isNotEqualTo(served.getLast());
        }
    }

    @Test
    void a_million_rows_are_written_while_they_are_sent() {
        // given
        try (var bank = TrueLayerSimulator.start(Options.defaults().clock(new TestingClock()));
                var product = new TestingProduct(bank)) {
            var token = product.connect("million", "doe");
            var million = bank.truth().accounts("million").getFirst();

            // when
            var month = product.data(
                            token,
                            "/accounts/%s/transactions?from=%s&to=%s"
                                    .formatted(million.account().id(), TODAY.minusDays(29), TODAY))
                    .results();

            // then
            var truth = million.between(TODAY.minusDays(29), TODAY);
            assertThat(million.rows()).hasSize(1_000_000);
            assertThat(month)
                    .hasSize(truth.size())
                    .hasSizeGreaterThan(80_000)
                    .extracting(row -> ((JsonObject) row).getString("transaction_id"))
                    .doesNotHaveDuplicates()
                    .startsWith(truth.getFirst().transactionId())
                    .endsWith(truth.getLast().transactionId());
        }
    }

    @Test
    void a_long_answer_can_break_off_too() {
        // given
        try (var bank = TrueLayerSimulator.start(Options.defaults().clock(new TestingClock()));
                var product = new TestingProduct(bank)) {
            var token = product.connect("million", "doe");
            bank.faults().add(FaultRule.everywhere(new Fault.Truncated()));
            var million = bank.truth().accounts("million").getFirst().account();

            // when
            var answer = product.data(
                    token,
                    "/accounts/%s/transactions?from=%s&to=%s".formatted(million.id(), TODAY.minusDays(29), TODAY));

            // then
            assertThat(answer.status()).isZero();
            assertThat(bank.served().rows(_ -> true, Endpoint.TRANSACTIONS)).isEmpty();
        }
    }

    @Test
    void rows_by_number_have_twins_each_with_its_own_identifier() {
        // given
        try (var bank = TrueLayerSimulator.start(Options.defaults())) {
            // when
            var rows = bank.truth().accounts("thousands").getFirst().rows();

            // then
            assertThat(rows)
                    .hasSize(5_000)
                    .extracting(row -> row.transactionId())
                    .doesNotHaveDuplicates();
            assertThat(rows.stream().map(row -> row.booking()).distinct().count())
                    .isLessThan(5_000)
                    .isGreaterThan(4_000);
        }
    }

    @Test
    void parallel_has_five_small_accounts() {
        // given
        try (var bank = TrueLayerSimulator.start(Options.defaults())) {
            // when
            var accounts = bank.truth().accounts("parallel");

            // then
            assertThat(accounts).hasSize(5).allMatch(history -> history.rows().size() == 60);
        }
    }

    @Test
    void a_file_is_served_to_its_own_user(@TempDir Path folder) throws IOException {
        // given
        var file =
                Files.writeString(folder.resolve("rows.csv"), "date,descriptor,amount\n2018-01-01,CORNER SHOP,4.20\n");
        try (var bank = TrueLayerSimulator.start(Options.defaults().csv(file));
                var product = new TestingProduct(bank)) {
            var token = product.connect("csv", "doe");
            var account = bank.truth().accounts("csv").getFirst().account();

            // when
            var rows = product.data(token, "/accounts/%s/transactions".formatted(account.id()))
                    .results();

            // then
            assertThat(rows).hasSize(1);
            assertThat(rows.getJsonObject(0).getDouble("amount")).isEqualTo(-4.2);
        }
    }
}
