package dev.tributary.bank.balance;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What the booked rows of one day add up to.
///
/// @param sum of their signed amounts
/// @param running how many of them say what was on the account after them
/// @param moment of those: `amount × (after + before)` added up, which is `after² − before²` of the whole day when they
/// follow on from each other, in whatever order they are read
public record DaySum(LocalDate day, long rows, BigDecimal sum, long running, BigDecimal moment) {

    boolean allRunning() {
        return running == rows;
    }
}
