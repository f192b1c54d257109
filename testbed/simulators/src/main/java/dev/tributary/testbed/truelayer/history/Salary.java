package dev.tributary.testbed.truelayer.history;

import java.time.Month;

/// Net pay on the last working day of the month, with a bonus in March.
public record Salary(String account, String employer, int net) implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (!day.isLastWorkingDayOfMonth()) {
            return;
        }
        var bonus = day.date().getMonth() == Month.MARCH ? net / 2 : 0;
        var pay = net + day.random().nextInt(-2500, 2500) + bonus;
        var description = "%s SALARY %02d".formatted(employer, day.date().getMonthValue());
        ledger.post(account, new Booking(day.date(), description, Day.minor(pay), TransactionCategory.CREDIT, null));
    }
}
