package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.history.Booking;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What happened to one account beside its household's life. It never changes: each happening makes another one.
///
/// @param place the place within its day that the next row booked by hand takes
/// @param posted rows booked by hand, and those that pending payments became
/// @param expected payments made pending by hand
/// @param gone what the household wrote down, or somebody by hand, and no longer stands there
/// @param withdrawn rows the bank took back
/// @param settlements which payment became which row
public record Amendment(
        int place,
        List<Posted> posted,
        List<Expected> expected,
        Set<RowKey> gone,
        List<BankTransaction> withdrawn,
        List<Settlement> settlements) {

    /// No row of a household reaches these places.
    private static final int FIRST_PLACE = 2_000;

    public static final Amendment NONE =
            new Amendment(FIRST_PLACE, List.of(), List.of(), Set.of(), List.of(), List.of());

    /// A row by hand.
    public record Posted(Booking booking, int place) {}

    /// A pending payment by hand.
    public record Expected(Booking looks, Booking becomes, int place) {}

    public record Settlement(BankTransaction pending, BankTransaction booked) {}

    Amendment book(Booking booking) {
        return new Amendment(
                place + 1, with(posted, new Posted(booking, place)), expected, gone, withdrawn, settlements);
    }

    Amendment expect(Booking looks, Booking becomes) {
        return new Amendment(
                place + 1, posted, with(expected, new Expected(looks, becomes, place)), gone, withdrawn, settlements);
    }

    /// @param bookedAs the account as it names the rows it has booked
    Amendment settle(PendingPayment payment, BankAccount bookedAs, LocalDate bookedOn) {
        var booking = payment.becomes().on(bookedOn);
        var settlement = new Settlement(payment.row(), new BankTransaction(bookedAs, booking, place));
        return new Amendment(
                place + 1,
                with(posted, new Posted(booking, place)),
                expected,
                with(gone, payment.key()),
                withdrawn,
                with(settlements, settlement));
    }

    Amendment withdraw(BankTransaction row, RowKey key) {
        return new Amendment(place, posted, expected, with(gone, key), with(withdrawn, row), settlements);
    }

    boolean isNone() {
        return equals(NONE);
    }

    boolean stands(RowKey key) {
        return !gone.contains(key);
    }

    private static <T> List<T> with(List<T> some, T another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }

    private static <T> Set<T> with(Set<T> some, T another) {
        var all = new HashSet<>(some);
        all.add(another);
        return Set.copyOf(all);
    }
}
