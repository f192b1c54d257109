package dev.tributary.testbed.cli.bench.progress;

import java.time.Duration;

/// Who watches what, and how lively it is.
///
/// @param imports running at once, each of a person of its own
/// @param socketsPerImport open pages of each of these persons
/// @param changesPerSecond of each import
/// @param warmUp not measured
/// @param measured how long it is measured
record Crowd(int imports, int socketsPerImport, int changesPerSecond, Duration warmUp, Duration measured) {

    static final Crowd USUAL = new Crowd(100, 10, 2, Duration.ofSeconds(20), Duration.ofSeconds(20));

    int sockets() {
        return imports * socketsPerImport;
    }

    /// Frames while it is measured, when none is skipped for a newer one.
    int deliveries() {
        return sockets() * changesPerSecond() * (int) measured().toSeconds();
    }

    Duration all() {
        return warmUp.plus(measured);
    }
}
