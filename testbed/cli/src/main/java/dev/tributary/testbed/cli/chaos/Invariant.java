package dev.tributary.testbed.cli.chaos;

import java.util.List;

/// Something that must hold whatever goes wrong.
///
/// @param violations how often it does not; 0 is the only good number
/// @param examples a few, in words
public record Invariant(String name, long violations, List<String> examples) {

    private static final int MOST = 5;

    public Invariant {
        examples = List.copyOf(examples.subList(0, Math.min(MOST, examples.size())));
    }

    static Invariant of(String name, List<String> violations) {
        return new Invariant(name, violations.size(), violations);
    }

    public boolean holds() {
        return violations == 0;
    }
}
