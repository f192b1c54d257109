package dev.tributary.enrichment.merchant;

import java.util.regex.Pattern;

/// One space between words, none around them.
final class Spaces {

    private static final Pattern MANY = Pattern.compile("\\s{2,}|[\\t\\n\\x0B\\f\\r\\u00A0]");

    private Spaces() {}

    static String single(String text) {
        return MANY.matcher(text).replaceAll(" ").strip();
    }
}
