package dev.tributary.testbed.cli.progress;

import dev.tributary.contracts.ImportStatus;

/// What the progress stream tells.
sealed interface Signal {

    /// The job as it is now.
    record Changed(ImportStatus job) implements Signal {}

    /// The stream is over; the job may well go on.
    record Lost(String reason) implements Signal {}
}
