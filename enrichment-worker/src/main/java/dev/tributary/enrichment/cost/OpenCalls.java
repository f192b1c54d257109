package dev.tributary.enrichment.cost;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Calls of a model that were begun, and of which nobody knows yet what they cost.
public interface OpenCalls {

    /// Those to be asked about now, which nobody else will take for some time. One whose worker died is silent from
    /// then on.
    ///
    /// @param first wait before the second look-up; each further one is twice as long, a day at most
    List<OpenCall> takeDue(int most, Duration first);

    /// Those nobody waits for any more.
    long count();

    record OpenCall(UUID callId, String model, Instant begunAt) {}
}
