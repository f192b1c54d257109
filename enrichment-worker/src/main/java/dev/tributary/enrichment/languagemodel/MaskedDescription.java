package dev.tributary.enrichment.languagemodel;

import java.util.List;
import java.util.regex.Pattern;

/// A description as it may leave the process: without account numbers, addresses, phone numbers, and the names of
/// people money went to or came from.
final class MaskedDescription {

    private static final int LONGEST = 120;

    private record Mask(Pattern pattern, String replacement) {}

    private static final List<Mask> MASKS = List.of(
            mask("[\\p{Cntrl}]+", " "),
            mask("(?i)[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", "[email]"),
            mask("(?i)\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b", "[account]"),
            mask("\\b\\d{2}-\\d{2}-\\d{2}\\b", "[account]"),
            mask("(?:\\+\\d{1,3}[ -]?)?\\(?\\b\\d{3,5}\\)?[ -.]\\d{3,4}[ -.]?\\d{3,4}\\b", "[phone]"),
            mask("\\d{4,}", "[number]"),
            mask("(?i)\\b(TO|FROM|MR|MRS|MS|MISS|DR) (?!\\[)[\\p{L}'.-]+(?: [\\p{L}'.-]+){0,3}", "$1 [person]"));

    private MaskedDescription() {}

    /// @param mayNameAPerson the row is no purchase: what follows TO or FROM may be somebody's name
    static String of(String description, boolean mayNameAPerson) {
        var masked = description;
        var masks = mayNameAPerson ? MASKS : MASKS.subList(0, MASKS.size() - 1);
        for (var mask : masks) {
            masked = mask.pattern().matcher(masked).replaceAll(mask.replacement());
        }
        masked = masked.strip();
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST);
    }

    private static Mask mask(String regex, String replacement) {
        return new Mask(Pattern.compile(regex), replacement);
    }
}
