package dev.tributary.enrichment.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// @param labelled `descriptor,category[,tx_count]`
/// @param mapping `category=label`; null for the one that ships along
/// @param replay `date,descriptor,amount`, in order
record BenchmarkOptions(
        @Nullable Path labelled,
        @Nullable Path mapping,
        @Nullable Path replay,
        boolean confusion,
        boolean taxonomy,
        boolean help) {

    static final String USAGE = """
            Usage: ./tributary bench categories --labelled FILE [--mapping FILE] [--confusion] [--replay FILE]
              --labelled FILE  a CSV file with the columns descriptor,category[,tx_count]
              --mapping FILE   lines of category=label or category.subcategory=label: what the file calls the taxonomy's
                               categories. Not needed for the taxonomy's own keys and for the 17 classes of purchasing
                               cards (GROCERIES, HOME_GARDEN, …).
              --confusion      what was taken for what
              --replay FILE    a CSV file with the columns date,descriptor,amount in order: how much of it memory answers,
                               and how much a language model is asked
              --taxonomy       lists the categories""";

    static BenchmarkOptions of(String[] arguments) {
        @Nullable Path labelled = null;
        @Nullable Path mapping = null;
        @Nullable Path replay = null;
        var confusion = false;
        var taxonomy = false;
        var help = false;
        var left = Arrays.asList(arguments).iterator();
        while (left.hasNext()) {
            var option = left.next();
            switch (option) {
                case "--labelled" -> labelled = file(option, left);
                case "--mapping" -> mapping = file(option, left);
                case "--replay" -> replay = file(option, left);
                case "--confusion" -> confusion = true;
                case "--taxonomy" -> taxonomy = true;
                case "--help", "-h" -> help = true;
                default -> throw new UnusableInput("There is no option '%s'.%n%s".formatted(option, USAGE));
            }
        }
        if (mapping != null && labelled == null) {
            throw new UnusableInput("--mapping says what labels mean, but there is no --labelled FILE.");
        }
        if (labelled == null && replay == null && !taxonomy && !help) {
            throw new UnusableInput("Nothing to measure: give --labelled FILE.%n%s".formatted(USAGE));
        }
        return new BenchmarkOptions(labelled, mapping, replay, confusion, taxonomy, help);
    }

    private static Path file(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new UnusableInput("%s needs a file.".formatted(option));
        }
        return Path.of(left.next());
    }
}
