package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FirstLightTest {

    @Test
    void a_product_connects_john_and_reads_what_the_truth_says() {
        // given
        try (var bank = TrueLayerSimulator.start(Options.defaults());
                var product = new TestingProduct(bank)) {
            var token = product.connect("john", "doe");

            // when
            var accounts = product.data(token, "/accounts").results();
            var cards = product.data(token, "/cards").results();

            // then
            assertThat(accounts).hasSize(4);
            assertThat(cards).hasSize(1);
            var today = LocalDate.now(java.time.Clock.systemUTC());
            var from = today.minusYears(1).plusDays(1);
            for (var history : bank.truth().accounts("john")) {
                var account = history.account();
                var path = "/%s/%s/transactions?from=%s&to=%s"
                        .formatted(account.kind().path(), account.id(), from, today);
                var served = product.data(token, path);
                System.out.println(account.displayName() + " "
                        + served.results().size() + " of " + history.rows().size() + " bytes "
                        + served.body().length());
                assertThat(served.results())
                        .hasSize(history.between(from, today).size());
                for (int i = 0; i < 30; i++)
                    System.out.println(served.results().getJsonObject(i).encode());
            }
            System.out.println(product.get("/_testbed/truth").json().encodePrettily());
        }
    }
}
