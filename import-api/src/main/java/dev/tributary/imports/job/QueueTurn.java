package dev.tributary.imports.job;

import java.time.Duration;

/// Where a queued import stands.
///
/// @param position 1 = next
/// @param untilThen how long, as far as estimates can tell, until it is its turn
public record QueueTurn(int position, Duration untilThen) {}
