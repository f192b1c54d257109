package dev.tributary.testbed.truelayer.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Two weeks abroad in summer and one in February: prices in euro, booked in the account's currency, with the bank's
/// fee as a row of its own.
public record Holidays(String account) implements Habit {
    private static final BigDecimal FEE = new BigDecimal("0.0299");

    @Override
    public void live(Day day, Ledger ledger) {
        if (!isAway(day)) {
            return;
        }
        List<Merchant> places = Merchants.catalogue().in("abroad");
        for (var i = day.count(1.3); i > 0; i--) {
            pay(day, day.pick(places), ledger);
        }
    }

    private static boolean isAway(Day day) {
        var date = day.date();
        return switch (date.getMonth()) {
            case AUGUST -> date.getDayOfMonth() >= 3 && date.getDayOfMonth() <= 16;
            case FEBRUARY -> date.getDayOfMonth() >= 14 && date.getDayOfMonth() <= 20;
            default -> false;
        };
    }

    private void pay(Day day, Merchant merchant, Ledger ledger) {
        var euros = day.price(merchant.low(), merchant.high());
        var rate = BigDecimal.valueOf(11_400 + day.random().nextInt(600), 4);
        var pounds = euros.divide(rate, 2, RoundingMode.HALF_UP);
        var description = "%s EUR %s @ %s".formatted(merchant.descriptor(), euros, rate);
        ledger.post(
                account, new Booking(day.date(), description, pounds.negate(), TransactionCategory.PURCHASE, merchant));
        var fee = pounds.multiply(FEE).setScale(2, RoundingMode.HALF_UP);
        if (fee.signum() > 0) {
            ledger.post(
                    account,
                    new Booking(
                            day.date(),
                            "NON-STERLING TRANSACTION FEE",
                            fee.negate(),
                            TransactionCategory.FEE_CHARGE,
                            null));
        }
    }
}
