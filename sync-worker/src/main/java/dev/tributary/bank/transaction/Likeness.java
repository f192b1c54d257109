package dev.tributary.bank.transaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// How much of the shorter of two descriptions is found in the longer one, by pairs of letters. Banks add places,
/// references and card numbers when they book, so digits and what is only in the longer one do not count.
final class Likeness {

    private static final int SHORTEST = 3;

    private Likeness() {}

    /// @return from 0 to 1
    static double of(String one, String other) {
        var a = letters(one);
        var b = letters(other);
        if (a.length() < SHORTEST || b.length() < SHORTEST) {
            return one.strip().equalsIgnoreCase(other.strip()) ? 1 : 0;
        }
        var pairs = pairs(a);
        var common = 0;
        for (var pair : pairs(b).entrySet()) {
            common += Math.min(pair.getValue(), pairs.getOrDefault(pair.getKey(), 0));
        }
        return common / (double) (Math.min(a.length(), b.length()) - 1);
    }

    private static String letters(String text) {
        var letters = new StringBuilder(text.length());
        text.toUpperCase(Locale.ROOT).codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static Map<String, Integer> pairs(String letters) {
        var pairs = new HashMap<String, Integer>();
        for (var i = 0; i + 2 <= letters.length(); i++) {
            pairs.merge(letters.substring(i, i + 2), 1, Integer::sum);
        }
        return pairs;
    }
}
