package dev.tributary.testbed.truelayer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 18);

    @TempDir
    private Path folder;

    @Test
    void days_move_together_until_the_last_is_yesterday() throws IOException {
        // given
        var file = file("2018-01-01,FIRST,1.00", "2018-01-05,LAST,2.00");

        // when
        var rows = CsvFile.read(file).until(TODAY).of("file-01");

        // then
        assertThat(rows).extracting(Booking::bookedOn).containsExactly(TODAY.minusDays(5), TODAY.minusDays(1));
    }

    @Test
    void what_most_rows_do_is_spending() throws IOException {
        // given
        var positive = file("2018-01-01,SHOP,10.00", "2018-01-02,SHOP,5.50", "2018-01-03,REFUND,-3");

        // when
        var rows = CsvFile.read(positive).until(TODAY).of("file-01");

        // then
        assertThat(rows).extracting(row -> row.amount().toPlainString()).containsExactly("-10.00", "-5.50", "3.00");
    }

    @Test
    void signs_stay_where_spending_is_negative_already() throws IOException {
        // given
        var negative = file("2018-01-01,SHOP,-10.00", "2018-01-02,SHOP,-5.50", "2018-01-03,SALARY,300");

        // when
        var rows = CsvFile.read(negative).until(TODAY).of("file-01");

        // then
        assertThat(rows).extracting(row -> row.amount().toPlainString()).containsExactly("-10.00", "-5.50", "300.00");
    }

    @Test
    void ten_thousand_rows_fill_an_account() throws IOException {
        // given
        var file = file(IntStream.range(0, 10_001)
                .mapToObj(row -> "2018-01-01,SHOP " + row + ",1")
                .toArray(String[]::new));

        // when
        var csv = CsvFile.read(file);

        // then
        assertThat(csv.accounts()).containsExactly("file-01", "file-02");
        assertThat(csv.until(TODAY).of("file-01")).hasSize(10_000);
        assertThat(csv.until(TODAY).of("file-02")).hasSize(1);
    }

    @Test
    void descriptors_may_be_quoted_and_contain_commas() throws IOException {
        // given
        var file = file("2018-01-01,\"SMITH, \"\"JOE\"\" LTD\",1");

        // when
        var rows = CsvFile.read(file).until(TODAY).of("file-01");

        // then
        assertThat(rows.getFirst().description()).isEqualTo("SMITH, \"JOE\" LTD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2018-13-01,SHOP,1 | line 2", "2018-01-01,SHOP,one | line 2", "2018-01-01 SHOP | line 2"})
    void a_line_that_is_no_row_is_named(String line, String message) throws IOException {
        // given
        var file = file(line);

        // then
        assertThatThrownBy(() -> CsvFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_file_with_other_columns_is_refused() throws IOException {
        // given
        var file = Files.writeString(folder.resolve("rows.csv"), "when,what,how much\n");

        // then
        assertThatThrownBy(() -> CsvFile.read(file)).hasMessageContaining("date,descriptor,amount");
    }

    private Path file(String... lines) throws IOException {
        var rows =
                IntStream.range(0, lines.length).mapToObj(index -> lines[index]).collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("rows.csv"), "date,descriptor,amount\n" + rows + "\n");
    }
}
