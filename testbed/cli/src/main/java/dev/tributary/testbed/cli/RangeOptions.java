package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.gateway.DateRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Which days: two dates, or a preset's name.
final class RangeOptions {

    private static final String DEFAULT_PRESET = "last-90-days";

    @ArgGroup(exclusive = false)
    private @Nullable Days days;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "last-7-days, last-30-days, last-90-days, last-12-months or year-to-date. Default: last-90-days.")
    private @Nullable String preset;

    /// @return null when both a preset and dates were given
    @Nullable
    DateRange range() {
        if (days == null) {
            return DateRange.preset(preset == null ? DEFAULT_PRESET : preset);
        }
        return preset == null ? DateRange.between(days.from, days.to) : null;
    }

    private static final class Days {

        @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day, yyyy-MM-dd.")
        private LocalDate from = LocalDate.EPOCH;

        @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day, yyyy-MM-dd.")
        private LocalDate to = LocalDate.EPOCH;
    }
}
