package dev.tributary.testbed.cli.terminal;

import dev.tributary.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figures as a person reads them.
public final class Figures {

    private static final long MEBIBYTE = 1024 * 1024;

    private Figures() {}

    /// `1,234,567`
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// `0.4 s`, `12.3 s`, `2 min 05 s`
    public static String time(Duration time) {
        return time.compareTo(Duration.ofMinutes(2)) < 0
                ? String.format(Locale.ROOT, "%.1f s", seconds(time))
                : String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }

    public static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /// `123 MiB`, or `-` when unknown
    public static String memory(long bytes) {
        return bytes <= 0 ? "-" : bytes / MEBIBYTE + " MiB";
    }

    /// `GBP 0.0123`: at least two decimals, as many as there are; `unknown` for a price nobody has told
    public static String money(@Nullable Money money) {
        if (money == null) {
            return "unknown";
        }
        var amount = money.amount().stripTrailingZeros();
        return money.currency() + " "
                + (amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount).toPlainString();
    }

    public static String amount(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    /// `97.3 %`; `-` when there is no whole
    public static String share(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    public static double perSecond(long count, Duration time) {
        return time.isZero() ? 0 : count / seconds(time);
    }

    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
