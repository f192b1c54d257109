package dev.tributary.imports.job.rest;

import dev.tributary.imports.job.Actor;
import dev.tributary.problems.Problems;
import org.jspecify.annotations.Nullable;

/// Why a person makes a move, in their own words: shown in the import's timeline.
final class Reasons {

    private static final int LONGEST = 200;

    private Reasons() {}

    static Actor of(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return Actor.person(null);
        }
        if (reason.length() > LONGEST) {
            throw Problems.invalid(
                    "reason_too_long",
                    "reason",
                    "A reason can have %d characters. Make it shorter.".formatted(LONGEST));
        }
        return Actor.person(reason.strip());
    }
}
