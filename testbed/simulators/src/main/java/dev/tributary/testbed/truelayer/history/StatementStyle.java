package dev.tributary.testbed.truelayer.history;

import java.util.List;
import java.util.Locale;

/// What a bank's systems make of a merchant's name on the way to the statement.
public enum StatementStyle {
    /// The acquirer's text, cut to the 22 characters of the card message.
    CUT {
        @Override
        String dress(String text, String city, Day day) {
            return cut(text + " " + city, 22);
        }
    },
    /// The acquirer's text with city and country in columns.
    COLUMNS {
        @Override
        String dress(String text, String city, Day day) {
            return "%-22s %-13s GB".formatted(cut(text, 22), city);
        }
    },
    /// A sentence round it, with the day the card was used.
    SENTENCE {
        @Override
        String dress(String text, String city, Day day) {
            var used = day.date().minusDays(day.random().nextInt(3));
            return "CARD PAYMENT TO %s ON %02d-%02d-%d"
                    .formatted(text, used.getDayOfMonth(), used.getMonthValue(), used.getYear());
        }
    },
    /// Small letters, as some issuers' interfaces send it.
    LOWER {
        @Override
        String dress(String text, String city, Day day) {
            return text.toLowerCase(Locale.ROOT);
        }
    };

    private static final List<String> CITIES =
            List.of("LONDON", "LONDON", "LONDON SE1", "LEEDS", "MANCHESTER", "BRISTOL", "READING", "CROYDON");
    private static final List<String> READERS = List.of("SQ *", "SUMUP *", "ZETTLE_*", "PAYPAL *");

    abstract String dress(String text, String city, Day day);

    String describe(Merchant merchant, Day day) {
        var city = day.pick(CITIES);
        return dress(text(merchant, day), city, day).strip();
    }

    private static String text(Merchant merchant, Day day) {
        return switch (merchant.channel()) {
            case STORE -> merchant.descriptor() + " " + storeNumber(merchant, day);
            case ONLINE -> day.chance(0.2) ? "PAYPAL *" + compact(merchant) : online(merchant, day);
            case STALL -> day.pick(READERS) + merchant.descriptor();
            case ABROAD, MANDATE -> merchant.descriptor();
        };
    }

    /// A household goes to the same few branches.
    private static int storeNumber(Merchant merchant, Day day) {
        return 1000 + Math.floorMod(merchant.name().hashCode() + day.random().nextInt(3) * 917, 8000);
    }

    private static String online(Merchant merchant, Day day) {
        return merchant.descriptor() + "*"
                + Integer.toString(day.random().nextInt(1 << 20, 1 << 25), 36).toUpperCase(Locale.ROOT);
    }

    private static String compact(Merchant merchant) {
        return cut(merchant.descriptor().replace(" ", "").replace(".", ""), 12);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
