package dev.tributary.enrichment.languagemodel;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// A description as it may leave the process: without account and card numbers, addresses, phone numbers, and the
/// names of people money went to or came from. Pure, and more of it masks nothing more: a masked text stays as it is.
final class MaskedDescription {

    private static final int LONGEST = 120;

    private record Mask(Pattern pattern, String replacement) {}

    private static final List<Mask> ALWAYS = List.of(
            // Control and formatting characters hide what is around them from the masks below.
            mask("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " "),
            mask("(?i)[\\p{L}\\p{Nd}._%+-]+\\s?@\\s?[\\p{L}\\p{Nd}-]+(?:\\.[\\p{L}\\p{Nd}-]+)*", "[email]"),
            mask(
                    "(?i)(?<![\\p{L}\\p{Nd}])[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![\\p{L}\\p{Nd}])",
                    "[account]"),
            // Sort codes, then anything with seven digits or more, however it is grouped: cards, accounts, phones.
            mask("(?<!\\p{Nd})\\p{Nd}{2}[- ]\\p{Nd}{2}[- ]\\p{Nd}{2}(?!\\p{Nd})", "[account]"),
            mask("(?:\\+|00)?[(]?\\p{Nd}(?:[ ().\\-/*xX]{0,3}\\p{Nd}){6,}", "[number]"),
            mask("\\p{Nd}{4,}", "[number]"));

    private static final List<Mask> WHERE_PEOPLE_ARE_NAMED = List.of(
            mask(
                    "(?i)(?<!\\p{L})(MR|MRS|MS|MISS|DR|PROF|SIR|MX)\\.? (?!\\[)[\\p{L}\\p{M}'’.-]+(?: [\\p{L}\\p{M}'’.-]+){0,3}",
                    "$1 [person]"),
            mask(
                    "(?i)(?<!\\p{L})(TO|FROM|PAYEE|PAYER|BY|FAO|VIA|REF|REFERENCE)[:.]?\\s+(?!\\[)[^\\[\\]]*?(?=$|\\s\\[|\\s\\p{Nd})",
                    "$1 [person]"));

    private MaskedDescription() {}

    /// @param mayNameAPerson the row is no purchase: what follows TO or FROM may be somebody's name
    static String of(String description, boolean mayNameAPerson) {
        var masked = Normalizer.normalize(description, Normalizer.Form.NFKC);
        for (var mask : ALWAYS) {
            masked = mask.pattern().matcher(masked).replaceAll(mask.replacement());
        }
        if (mayNameAPerson) {
            for (var mask : WHERE_PEOPLE_ARE_NAMED) {
                masked = mask.pattern().matcher(masked).replaceAll(mask.replacement());
            }
        }
        masked = masked.strip();
        return masked.length() <= LONGEST
                ? masked
                : masked.substring(0, LONGEST).strip();
    }

    private static Mask mask(String regex, String replacement) {
        return new Mask(Pattern.compile(regex), replacement);
    }
}
