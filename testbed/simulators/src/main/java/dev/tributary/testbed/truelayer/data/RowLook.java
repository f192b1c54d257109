package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.Fault.TimestampShape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What faults make of the way rows look.
///
/// @param drift other numbers give other `transaction_id`s
/// @param lacksIdEvery every n-th row does not show the stable identifier it has; 0 for none
/// @param shape of all timestamps; absent for the usual mixture
/// @param flippedSigns whether amounts contradict the type of their row
/// @param unknownValues whether rows hold fields and constants nobody has heard of
/// @param balanceBreak how running balances jump; absent where they are right
record RowLook(
        long drift,
        int lacksIdEvery,
        @Nullable TimestampShape shape,
        boolean flippedSigns,
        boolean unknownValues,
        @Nullable BalanceBreak balanceBreak) {

    static final RowLook USUAL = new RowLook(0, 0, null, false, false, null);

    /// From that day on balances are off by that much.
    record BalanceBreak(LocalDate since, BigDecimal by) {}

    /// @param freshDrift gives a number nobody had before
    static RowLook of(List<Fault> struck, @Nullable BalanceBreak balanceBreak, long freshDrift) {
        var look = new RowLook(0, 0, null, false, false, balanceBreak);
        for (var fault : struck) {
            look = look.bentBy(fault, freshDrift);
        }
        return look;
    }

    private RowLook bentBy(Fault fault, long freshDrift) {
        return switch (fault) {
            case Fault.TransactionIdDrift _ ->
                new RowLook(freshDrift, lacksIdEvery, shape, flippedSigns, unknownValues, balanceBreak);
            case Fault.MissingNormalisedId(int every) ->
                new RowLook(drift, every, shape, flippedSigns, unknownValues, balanceBreak);
            case Fault.Timestamps(TimestampShape all) ->
                new RowLook(drift, lacksIdEvery, all, flippedSigns, unknownValues, balanceBreak);
            case Fault.FlippedSigns _ -> new RowLook(drift, lacksIdEvery, shape, true, unknownValues, balanceBreak);
            case Fault.UnknownValues _ -> new RowLook(drift, lacksIdEvery, shape, flippedSigns, true, balanceBreak);
            default -> this;
        };
    }

    boolean isUsual() {
        return equals(USUAL);
    }

    boolean showsNormalisedId(BankTransaction row) {
        return lacksIdEvery == 0 || Math.floorMod(row.transactionId().hashCode(), lacksIdEvery) != 0;
    }

    String timestamp(BankTransaction row) {
        var date = row.booking().bookedOn();
        return switch (shape) {
            case null -> row.timestamp();
            case DATE -> date.toString();
            case OFFSET -> date + "T00:30:00+02:00";
            case SPACE -> date + " 00:00:00";
        };
    }

    BigDecimal signed(BigDecimal amount) {
        return flippedSigns ? amount.negate() : amount;
    }

    BigDecimal balance(BankTransaction row, BigDecimal balance) {
        return balanceBreak == null || row.booking().bookedOn().isBefore(balanceBreak.since())
                ? balance
                : balance.add(balanceBreak.by());
    }
}
