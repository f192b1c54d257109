package dev.tributary.bank.usage;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What TrueLayer has answered lately. It gives an identical request the same answer again for an hour.
public interface AnsweredRequests {

    /// @return when it was answered, if after `since`
    Optional<Instant> answeredAt(UUID connectionId, String request, Instant since);

    void answered(UUID connectionId, String request, Instant at);

    void forgetBefore(Instant time);
}
