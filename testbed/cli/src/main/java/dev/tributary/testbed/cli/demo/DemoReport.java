package dev.tributary.testbed.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.testbed.cli.progress.ImportSummary;
import dev.tributary.testbed.cli.truth.Proof;

/// What the demonstration showed.
///
/// @param seconds from the first request to the proof, without starting the stack
public record DemoReport(ImportSummary first, ImportSummary again, Proof proof, double seconds) {

    /// Both imports completed, the second found nothing new, and every row is stored exactly once.
    @JsonProperty
    public boolean isSuccess() {
        return first.isComplete() && again.isComplete() && again.rows().synced() == 0 && proof.isExact();
    }
}
