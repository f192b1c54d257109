package dev.tributary.testbed.cli.progress;

import static dev.tributary.testbed.cli.terminal.Figures.count;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.contracts.ImportStatus.EnrichmentStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An import in words and bars: one line per account, one for enrichment, one for the whole.
public final class ProgressText {

    private static final int NAME = 26;
    private static final int NARROWEST_BAR = 8;
    private static final int WIDEST_BAR = 30;
    private static final int BESIDE_THE_BAR = NAME + 48;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final int width;
    private final ZoneId zone;

    /// @param width columns that fit
    public ProgressText(int width, ZoneId zone) {
        this.width = width;
        this.zone = zone;
    }

    public List<String> lines(ImportStatus job) {
        var lines = new ArrayList<String>();
        job.accounts().forEach(account -> lines.add(fit(line(account))));
        if (job.enrichment() != null) {
            lines.add(fit(line(job.enrichment())));
        }
        lines.add(fit(inOneLine(job)));
        return lines;
    }

    /// `running: 2 of 5 accounts, 1,234 new, 0 known already, 0 errors (43 %)`
    public String inOneLine(ImportStatus job) {
        var total = job.totalSoFar();
        var line = "%s: %d of %d accounts, %s new, %s known already, %s errors (%d %%)"
                .formatted(
                        word(job.status()),
                        job.progress().completedAccounts(),
                        job.progress().totalAccounts(),
                        count(total.synced()),
                        count(total.duplicates()),
                        count(total.errors()),
                        job.progress().percent());
        return job.enrichment() == null
                ? line
                : "%s; %s of %s categorised"
                        .formatted(
                                line,
                                count(job.enrichment().categorised()),
                                count(job.enrichment().expected()));
    }

    private String line(AccountStatus account) {
        var counts = account.counts();
        return "%s %s %3d %%  %7s new %7s known  %s"
                .formatted(
                        name(account.displayName()),
                        bar(account.percent()),
                        account.percent(),
                        count(counts.synced()),
                        count(counts.duplicates()),
                        state(account));
    }

    private String line(EnrichmentStatus enrichment) {
        var answered = enrichment.categorised() + enrichment.failed();
        var percent = enrichment.expected() == 0 ? 0 : (int) Math.min(100, 100 * answered / enrichment.expected());
        return "%s %s %3d %%  %7s of %s categorised%s"
                .formatted(
                        name("Categories"),
                        bar(percent),
                        percent,
                        count(enrichment.categorised()),
                        count(enrichment.expected()),
                        enrichment.failed() == 0 ? "" : ", " + count(enrichment.failed()) + " failed");
    }

    private String state(AccountStatus account) {
        var why = account.message() != null ? account.message() : account.reason();
        var state = account.status() == SyncStatus.WAITING && account.waitingUntil() != null
                ? "waiting until " + clock(account.waitingUntil())
                : word(account.status());
        return why == null ? state : state + ": " + why;
    }

    private String clock(Instant instant) {
        return CLOCK.format(instant.atZone(zone));
    }

    private String bar(int percent) {
        var length = Math.clamp((long) width - BESIDE_THE_BAR, NARROWEST_BAR, WIDEST_BAR);
        var full = Math.clamp((long) percent * length / 100, 0, length);
        return "█".repeat(full) + "░".repeat(length - full);
    }

    private String fit(String line) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
    }

    private static String name(String name) {
        var shown = name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
        return shown + " ".repeat(NAME - shown.length());
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
