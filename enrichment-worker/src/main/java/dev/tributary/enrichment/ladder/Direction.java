package dev.tributary.enrichment.ladder;

import java.math.BigDecimal;
import java.util.Locale;

/// Which way the money went. A merchant that pays out is remembered apart from the same merchant being paid.
public enum Direction {
    IN,
    OUT;

    public static Direction of(BigDecimal signedAmount) {
        return signedAmount.signum() > 0 ? IN : OUT;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Direction ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
