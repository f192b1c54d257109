package dev.tributary.imports.job;

import java.time.Duration;

/// The watch's limits as they usually are.
record TestingLimits(Duration silence, int resends, Duration enrichmentSilence) implements RecoveryLimits {

    static final RecoveryLimits USUAL = new TestingLimits(Duration.ofMinutes(2), 3, Duration.ofMinutes(30));
}
