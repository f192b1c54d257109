package dev.tributary.testbed.truelayer.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rows of all accounts of one household, by account, oldest first.
public final class Ledger {
    private final Map<String, List<Booking>> byAccount = new HashMap<>();
    private final Map<String, BigDecimal> carried = new HashMap<>();
    private final TreeMap<LocalDate, List<Promise>> promised = new TreeMap<>();

    private record Promise(String account, Booking booking) {}

    public void post(String account, Booking booking) {
        byAccount.computeIfAbsent(account, _ -> new ArrayList<>()).add(booking);
    }

    /// All rows of an account at once, oldest first.
    void fill(String account, List<Booking> bookings) {
        byAccount.put(account, bookings);
    }

    /// Books a row on a later day: a refund, a cheque that clears.
    void postOn(LocalDate date, String account, Booking booking) {
        promised.computeIfAbsent(date, _ -> new ArrayList<>()).add(new Promise(account, booking.on(date)));
    }

    void keepPromises(LocalDate date) {
        var due = promised.remove(date);
        if (due != null) {
            due.forEach(promise -> post(promise.account(), promise.booking()));
        }
    }

    /// Forgets the rows before a day, but not what they left on the accounts.
    void carryOver(LocalDate day) {
        byAccount.forEach((account, bookings) -> {
            carried.put(account, sum(account, LocalDate.MIN, day));
            bookings.removeIf(booking -> booking.bookedOn().isBefore(day));
        });
    }

    /// The sum of the rows that were forgotten.
    public BigDecimal carried(String account) {
        return carried.getOrDefault(account, BigDecimal.ZERO);
    }

    public List<Booking> of(String account) {
        return byAccount.getOrDefault(account, List.of());
    }

    BigDecimal sum(String account, LocalDate from, LocalDate before) {
        return of(account).stream()
                .filter(booking ->
                        !booking.bookedOn().isBefore(from) && booking.bookedOn().isBefore(before))
                .map(Booking::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
