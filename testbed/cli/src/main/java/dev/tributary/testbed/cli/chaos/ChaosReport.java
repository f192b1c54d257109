package dev.tributary.testbed.cli.chaos;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What came of it.
///
/// @param jobs how many ended in each way
/// @param disturbances how many of each kind there were
/// @param lostCommits whose outcome no service heard
/// @param recoverySeconds from the end of the last disturbance until every import had ended
public record ChaosReport(
        long seed,
        double seconds,
        Map<String, Long> jobs,
        Map<String, Long> disturbances,
        long rows,
        long lostCommits,
        Messages messages,
        double recoverySeconds,
        List<Invariant> invariants) {

    /// @param repeated within seconds, and out of order
    /// @param playedAgain all there were, after the end
    /// @param poisoned nobody can read them
    public record Messages(long repeated, long playedAgain, long poisoned) {}

    @JsonProperty
    public boolean holds() {
        return invariants.stream().allMatch(Invariant::holds);
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Chaos of %.0f s with seed %d: %s.".formatted(seconds, seed, counted(disturbances)));
        lines.add("Messages sent twice more: %s; all %s once more after the end; poisoned: %s."
                .formatted(
                        Figures.count(messages.repeated()),
                        Figures.count(messages.playedAgain()),
                        Figures.count(messages.poisoned())));
        lines.add("Commits whose outcome nobody heard: %s.".formatted(Figures.count(lostCommits)));
        lines.add("Imports: %s. Rows stored: %s.".formatted(counted(jobs), Figures.count(rows)));
        lines.add("All had ended %.1f s after the last disturbance.".formatted(recoverySeconds));
        var table = new Table("must be 0", "is", "");
        invariants.forEach(each -> table.row(each.name(), each.violations(), each.holds() ? "✔" : "✘"));
        lines.addAll(table.lines());
        invariants.forEach(each -> each.examples().forEach(example -> lines.add("  " + each.name() + ": " + example)));
        lines.add(
                holds()
                        ? "Everything held."
                        : "NOT everything held. The same again: ./tributary chaos --seed " + seed + ".");
        return lines;
    }

    private static String counted(Map<String, Long> kinds) {
        return kinds.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        kinds.entrySet().stream()
                                .map(kind -> kind.getValue() + " " + kind.getKey())
                                .toList());
    }
}
