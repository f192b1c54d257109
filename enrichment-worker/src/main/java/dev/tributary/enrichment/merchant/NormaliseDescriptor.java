package dev.tributary.enrichment.merchant;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a merchant out of a statement's line. Pure, and the same everywhere: what is remembered under a key today is
/// found under it tomorrow.
public final class NormaliseDescriptor {

    private static final Pattern COMPANY_FORM = Pattern.compile(
            " (?:LTD|LIMITED|PLC|LLP|LLC|INC|INCORPORATED|CORP|CORPORATION|GMBH|AG|S\\.?A\\.?R\\.?L|BV|B\\.V|SPA|S\\.P\\.A|PTY|LTEE|OY|AB|AS)\\.?$");

    private static final Pattern NOT_IN_A_KEY = Pattern.compile("[^\\p{L}\\p{Nd}&+ ]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’`](?=\\p{L})");

    private static final Pattern LETTER_AND_DIGITS = Pattern.compile("\\p{L}\\d{1,2}|\\d{1,2}\\p{L}");

    /// Names that are printed shorter than anybody says them, by their first words.
    private static final Map<String, String> SPELLED_OUT = Map.ofEntries(
            Map.entry("AMZN MKTP", "AMAZON MARKETPLACE"),
            Map.entry("AMZNMKTPLACE", "AMAZON MARKETPLACE"),
            Map.entry("AMZN", "AMAZON"),
            Map.entry("AMZ", "AMAZON"),
            Map.entry("MCDONALDS REST", "MCDONALDS"),
            Map.entry("MCD", "MCDONALDS"),
            Map.entry("SBUX", "STARBUCKS"),
            Map.entry("WM SUPERCENTER", "WALMART"),
            Map.entry("WAL-MART", "WALMART"),
            Map.entry("WAL MART", "WALMART"),
            Map.entry("TFL TRAVEL CH", "TFL TRAVEL"),
            Map.entry("CDN TIRE", "CANADIAN TIRE"),
            Map.entry("CAN TIRE", "CANADIAN TIRE"),
            Map.entry("M&S", "MARKS & SPENCER"),
            Map.entry("JS ONLINE GROCERY", "SAINSBURYS ONLINE"));

    private NormaliseDescriptor() {}

    /// @param description what the bank printed
    /// @param merchantName what the bank made of it; used instead where there is one
    public static Merchant merchant(String description, @Nullable String merchantName) {
        var named = merchantName == null ? "" : clean(merchantName);
        var clean = hasLetters(named) ? named : clean(description);
        // Digits alone are a code, not a name.
        if (hasLetters(clean)) {
            return new Merchant(keyOf(clean), titleCase(clean));
        }
        var code = keyOf(clean);
        return code.isEmpty() ? Merchant.UNKNOWN : Merchant.coded(code);
    }

    /// The description without its noise, upper case; empty when it was nothing else.
    static String clean(String description) {
        var text = Spaces.single(Normalizer.normalize(description, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('_', ' '));
        var before = "";
        // A processor's prefix may hide a payment method's and the other way round.
        while (!before.equals(text)) {
            before = text;
            text = onePass(text);
        }
        return text;
    }

    private static String onePass(String text) {
        var clean = text;
        for (var noise : Noise.values()) {
            var without = noise.removeFrom(clean);
            // A name may look like noise all over: then it is the name.
            if (hasLetters(without)) {
                clean = without;
            }
        }
        clean = COMPANY_FORM.matcher(clean).replaceFirst("");
        return spelledOut(Place.removeFrom(clean));
    }

    private static String spelledOut(String text) {
        return SPELLED_OUT.entrySet().stream()
                .filter(entry -> text.equals(entry.getKey()) || text.startsWith(entry.getKey() + " "))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(entry -> entry.getValue() + text.substring(entry.getKey().length()))
                .orElse(text);
    }

    /// Two letters, or one beside a digit or two and nothing else: `O2`, `3M`.
    private static boolean hasLetters(String text) {
        return text.chars().filter(Character::isLetter).limit(2).count() == 2
                || LETTER_AND_DIGITS.matcher(text).matches();
    }

    /// Lower-case words without accents, apostrophes or punctuation.
    public static String keyOf(String name) {
        var plain = Normalizer.normalize(APOSTROPHE.matcher(name).replaceAll(""), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
        return Spaces.single(
                NOT_IN_A_KEY.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" "));
    }

    private static String titleCase(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(NormaliseDescriptor::titleCaseWord)
                .collect(Collectors.joining(" "));
    }

    /// Short words without a vowel are initials and stay as they are.
    private static String titleCaseWord(String word) {
        var initials = word.length() <= 4 && word.chars().noneMatch(letter -> "AEIOUY".indexOf(letter) >= 0);
        if (initials || word.length() == 1) {
            return word;
        }
        var result = new StringBuilder(word.length());
        var start = true;
        var lower = word.toLowerCase(Locale.ROOT);
        for (var index = 0; index < lower.length(); index++) {
            var letter = lower.charAt(index);
            result.append(start ? Character.toUpperCase(letter) : letter);
            start = letter == '-' || letter == '&' || letter == '/' || letter == '.';
        }
        return result.toString();
    }
}
