package dev.tributary.bank.usage;

import java.time.Duration;

/// One entry for each call: opened before the request leaves, closed when its answer has ended.
public interface CallLedger {

    /// The status of a call that had no answer.
    int NO_ANSWER = 0;

    void open(BankCall call);

    /// Tells the cost ledger. Closing twice tells once.
    ///
    /// @param httpStatus [#NO_ANSWER] when none came
    void close(BankCall call, int httpStatus, Duration took);

    /// Closes what a crash left open for longer than a call can take.
    ///
    /// @param rowsOlderThan how long those that bring booked rows can take
    void closeAbandoned(Duration olderThan, Duration rowsOlderThan);
}
