package dev.tributary.testbed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.testbed.cli.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoRunTest {

    private final TestingProduct product = new TestingProduct();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void a_year_is_imported_once_again_without_anything_new_and_proved_row_by_row() {
        // when
        var report = demonstrate();

        // then
        assertThat(report.isSuccess()).isTrue();
        assertThat(report.first().rows().synced()).isEqualTo(15);
        assertThat(report.again().rows().duplicates()).isEqualTo(15);
        assertThat(shown())
                .contains("Connected Northbank through its sign-in page: 5 accounts and cards")
                .contains("note on current: Rows before 2025 are gone.")
                .contains("15 new, 0 known already, 0 changed, 0 errors (estimated 15)")
                .contains("categorised  10 of 15 rows (66.7 %)")
                .contains("groceries")
                .contains("0 new rows, 15 known already")
                .contains("Proved: each of the 15 rows the bank has for these days is stored exactly once.");
    }

    @Test
    void a_lost_row_is_no_success_and_is_shown() {
        // given
        product.losingARow();

        // when
        var report = demonstrate();

        // then
        assertThat(report.isSuccess()).isFalse();
        assertThat(shown()).contains("NOT proved").contains("missing   2026-01-03 -1.5 GBP SHOP");
    }

    @Test
    void an_import_that_ends_partial_is_no_success() {
        // given
        product.endingAs(JobStatus.PARTIAL);

        // when
        var report = demonstrate();

        // then
        assertThat(report.isSuccess()).isFalse();
        assertThat(shown()).contains("Import partial in");
    }

    private DemoReport demonstrate() {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new DemoRun(product.api(), product.truth(), DemoAccounts.JOHN, new Console(stream, stream, true)).run();
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
