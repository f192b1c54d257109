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
    private static final int BRANCHES = 3;

    abstract String dress(String text, String city, Day day);

    String describe(Merchant merchant, Day day) {
        // A household goes to the same few branches, and a branch stays in its town.
        var branch = merchant.name().hashCode() + day.random().nextInt(BRANCHES) * 917;
        var city = CITIES.get(Math.floorMod(branch, CITIES.size()));
        return dress(text(merchant, branch, day), city, day).strip();
    }

    private static String text(Merchant merchant, int branch, Day day) {
        return switch (merchant.channel()) {
            case STORE -> merchant.descriptor() + " " + (1000 + Math.floorMod(branch, 8000));
            case ONLINE -> day.chance(0.2) ? "PAYPAL *" + compact(merchant) : merchant.descriptor() + "*" + order(day);
            case STALL ->
                READERS.get(Math.floorMod(merchant.name().hashCode(), READERS.size())) + merchant.descriptor();
            case ABROAD, MANDATE -> merchant.descriptor();
        };
    }

    private static String order(Day day) {
        return Integer.toString(day.random().nextInt(1 << 20, 1 << 25), 36).toUpperCase(Locale.ROOT);
    }

    private static String compact(Merchant merchant) {
        return cut(merchant.descriptor().replace(" ", "").replace(".", ""), 12);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
