package dev.tributary.testbed.cli.scenario;

/// Something that must hold whatever the bank does.
///
/// @param figures what it was judged by
public record Invariant(String claim, boolean holds, String figures) {

    String mark() {
        return holds ? "✔" : "✘";
    }
}
