package dev.tributary.bank.connection;

import java.time.Instant;
import java.util.List;

/// Which consents are to be looked at, and whose end is to be told.
public interface ConsentChecks {

    /// @return some that are due, not to be had by anybody else until `busyUntil`
    List<Connection> claimDue(Instant now, Instant busyUntil);

    /// Tells of consents that passed a mark of [ConsentCalendar#MARKS] since the last time, each mark once.
    ///
    /// @return how many were told
    int tellOfEnds(Instant now);
}
