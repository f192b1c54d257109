package dev.tributary.enrichment.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CategoriesBenchmarkTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

    @Test
    void aLabelledFileIsMeasuredInItsOwnClasses() throws IOException {
        // given
        var file = write("labelled.csv", """
                descriptor,category,tx_count
                TESCO STORES 3217,GROCERIES,90
                "PIZZA HUT, LEEDS",EATING_OUT,9
                SHELL GARAGE,GROCERIES,1
                """);

        // when
        var code = run("--labelled", file, "--confusion");

        // then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("rows 3 · merchants 3 · answered 100.0 %")
                .contains("accuracy by row          0.667")
                .contains("accuracy by transaction  0.990")
                .contains("1 GROCERIES taken for FUEL")
                .contains("of 3 merchants")
                .contains("rows per second");
    }

    @Test
    void aMappingSaysWhatTheFileMeans() throws IOException {
        // given
        var file = write("labelled.csv", "descriptor,category\nTESCO STORES,Food at home\n");
        var mapping = write("mapping.properties", "groceries=Food\ngroceries.supermarket=Food at home\n");

        // then
        assertThat(run("--labelled", file, "--mapping", mapping)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("accuracy by row          1.000");
    }

    @Test
    void whatIsReplayedIsAskedOnce() throws IOException {
        // given
        var rows = new StringBuilder("date,descriptor,amount\n");
        for (var day = 1; day <= 20; day++) {
            rows.append("2018-01-%02d,ZQXV WPLK,12.34%n".formatted(day));
        }
        var file = write("replay.csv", rows.toString());

        // then
        assertThat(run("--replay", file)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1 of 1 merchants (100.0 %), 50.0 calls per 1,000 rows");
    }

    @Test
    void badInputIsSaidPlainly() throws IOException {
        var labelled = write("good.csv", "descriptor,category\nTESCO,GROCERIES\n");
        assertThat(problemOf()).startsWith("Nothing to measure: give --labelled FILE.");
        assertThat(problemOf("--labeled", labelled)).startsWith("There is no option '--labeled'.");
        assertThat(problemOf("--labelled")).isEqualTo("--labelled needs a file.");
        assertThat(problemOf("--labelled", "nowhere.csv")).isEqualTo("There is no file nowhere.csv.");
        assertThat(problemOf("--labelled", write("empty.csv", ""))).contains("is empty");
        assertThat(problemOf("--labelled", write("header.csv", "descriptor,category\n")))
                .contains("has no rows");
        assertThat(problemOf("--labelled", write("columns.csv", "name,category\nTESCO,GROCERIES\n")))
                .contains("has no column 'descriptor'; its first line names: name, category.");
        assertThat(problemOf("--labelled", write("fields.csv", "descriptor,category\nA, B,GROCERIES\n")))
                .contains("line 2 has 3 fields; its first line names 2 columns");
        assertThat(problemOf("--labelled", write("quote.csv", "descriptor,category\n\"TESCO,GROCERIES\n")))
                .contains("line 2 has a quote that is never closed");
        assertThat(problemOf("--labelled", write("count.csv", "descriptor,category,tx_count\nTESCO,GROCERIES,many\n")))
                .contains("tx_count 'many' is not a number above zero");
        assertThat(problemOf("--labelled", write("labels.csv", "descriptor,category\nTESCO,Nosh\n")))
                .startsWith("Nothing says what these labels are in the taxonomy: Nosh. Give --mapping FILE");
        assertThat(problemOf("--labelled", labelled, "--mapping", write("mapping", "nosh=GROCERIES\n")))
                .contains("'nosh' is no category of the taxonomy");
        assertThat(problemOf("--mapping", labelled)).contains("there is no --labelled FILE");
        assertThat(problemOf("--replay", write("replay.csv", "date,descriptor,amount\nsoon,TESCO,1.00\n")))
                .contains("'1.00' on 'soon' is no row");
        Files.write(folder.resolve("latin.csv"), new byte[] {(byte) 0xE9, '\n'});
        assertThat(problemOf("--labelled", folder.resolve("latin.csv").toString()))
                .contains("is not UTF-8");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String problemOf(String... arguments) {
        problems.reset();
        assertThat(run(arguments)).isEqualTo(2);
        return problems.toString(StandardCharsets.UTF_8).strip();
    }

    private int run(String... arguments) {
        return CategoriesBenchmark.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(problems, true, StandardCharsets.UTF_8));
    }
}
