package dev.tributary.testbed.cli.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.testbed.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;

/// How a scenario went.
///
/// @param details rows and failures behind a claim that does not hold
public record ScenarioReport(String scenario, List<Invariant> invariants, List<String> details, double seconds) {

    @JsonProperty
    public boolean isSuccess() {
        return invariants.stream().allMatch(Invariant::holds);
    }

    public List<String> lines() {
        var table = new Table("", "invariant", "figures");
        invariants.forEach(invariant -> table.row(invariant.mark(), invariant.claim(), invariant.figures()));
        var lines = new ArrayList<>(table.lines());
        details.forEach(detail -> lines.add("  " + detail));
        return lines;
    }
}
