package dev.tributary.testbed.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.Money;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void columns_are_as_wide_as_their_widest_cell_and_figures_stand_right() {
        // given
        var table = new Table("account", "rows").row("Current", "1,234").row("A longer name", 7);

        // then
        assertThat(table.lines())
                .containsExactly(
                        "account          rows", //
                        "Current         1,234",
                        "A longer name       7");
    }

    @Test
    void a_pipe_gets_a_line_now_and_then_and_the_last_one() {
        // given
        var now = new AtomicLong();
        var screen = new PlainScreen(printing(out), Duration.ofSeconds(5), now::get);

        // when
        screen.show(List.of(), "first");
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        screen.show(List.of(), "too soon");
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        screen.show(List.of(), "second");
        screen.show(List.of(), "last");
        screen.close();

        // then
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("first", "second", "last");
    }

    @Test
    void with_json_standard_output_holds_the_result_alone() {
        // given
        var console = new Console(printing(out), printing(err), true);

        // when
        console.say("working");
        console.result(Map.of("rows", 3));

        // then
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"rows\":3}" + System.lineSeparator());
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("working");
    }

    @Test
    void money_keeps_every_digit_there_is_and_at_least_two_decimals() {
        assertThat(Figures.money(new Money(new BigDecimal("0.012300"), "GBP"))).isEqualTo("GBP 0.0123");
        assertThat(Figures.money(new Money(new BigDecimal("5"), "GBP"))).isEqualTo("GBP 5.00");
    }

    @Test
    void times_and_shares_read_well() {
        assertThat(Figures.time(Duration.ofMillis(12_340))).isEqualTo("12.3 s");
        assertThat(Figures.time(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
        assertThat(Figures.share(973, 1000)).isEqualTo("97.3 %");
        assertThat(Figures.share(0, 0)).isEqualTo("-");
    }

    private static PrintStream printing(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
