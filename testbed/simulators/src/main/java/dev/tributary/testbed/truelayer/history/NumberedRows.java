package dev.tributary.testbed.truelayer.history;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.SplittableRandom;

/// Card purchases by number, oldest first and spread evenly over the last year, each made up again whenever it is asked
/// for: a million of them take no memory. Now and then a row comes twice.
public final class NumberedRows extends AbstractList<Booking> implements RandomAccess {
    private static final int DAYS = 365;
    private static final int TWIN_EVERY = 50;

    private final long seed;
    private final int rows;
    private final LocalDate firstDay;
    private final List<Merchant> merchants;

    NumberedRows(long seed, int rows, LocalDate today, List<Merchant> merchants) {
        this.seed = seed;
        this.rows = rows;
        this.firstDay = today.minusDays(DAYS - 1);
        this.merchants = merchants;
    }

    @Override
    public int size() {
        return rows;
    }

    @Override
    public Booking get(int index) {
        if (index < 0 || index >= rows) {
            throw new IndexOutOfBoundsException(index);
        }
        var drawn = index % TWIN_EVERY == 1 ? index - 1 : index;
        var date = firstDay.plusDays(dayOf(index));
        var day = new Day(date, new SplittableRandom(seed + drawn * 0x9E3779B97F4A7C15L));
        var merchant = day.pick(merchants);
        return new Booking(
                date,
                StatementStyle.CUT.describe(merchant, day),
                day.price(merchant.low(), merchant.high()).negate(),
                TransactionCategory.PURCHASE,
                merchant);
    }

    /// The row's place among the rows of its day, from 0.
    public int ordinal(int index) {
        // The first row of a day is the first whose share of the year reaches it.
        var firstOfDay = Math.ceilDiv(dayOf(index) * rows, DAYS);
        return (int) (index - firstOfDay);
    }

    private long dayOf(int index) {
        return (long) index * DAYS / rows;
    }
}
