package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What surrounds a merchant's name tells something of the merchant, if never much.
public enum Hint {
    /// Paid through who sells little else but programs.
    SOLD_BY_A_SOFTWARE_RESELLER(
            "^(?:FS ?\\*|FS  |FASTSPRING|PADDLE|DRI[ *]|2CO\\b|CBA\\*|XSOLLA|AVANGATE|CLEVERBRIDGE|BLS\\*|BLUESNAP|SWREG|RNW\\*|GUMROAD)",
            "electronics.software",
            3.7),
    /// Paid at a till that is made for restaurants.
    PAID_AT_A_RESTAURANTS_TILL("^(?:TST|TOAST) ?\\*", "eating_out.restaurant", 3.7),
    /// Paid in a shop that a shop-building site hosts.
    HOSTED_SHOP("^SP ?\\*", "clothing.fashion", 1.5),
    NAMED_AFTER_ITS_SITE("\\.(?:COM|NET|CO|CA|IO|AI|APP|DEV|ME|TV|BIZ|US)\\b|\\bWWW\\b", "electronics.software", 1.2),
    COMPANY("\\b(?:LTD|LIMITED|LTEE|CORP|CORPORATION|LIMITE?|LIMI|GMBH)\\b", "home_garden.supplies", 0.75),
    INCORPORATED("\\bINC\\b", "home_garden.supplies", 0.4),
    /// Bodies whose name is a row of initials are mostly associations.
    INITIALS("^[A-Z]{2,6}$", "memberships.professional", 1.5);

    private final Pattern pattern;
    private final String category;
    private final double weight;

    Hint(String regex, String category, double weight) {
        this.pattern = Pattern.compile(regex);
        this.category = category;
        this.weight = weight;
    }

    static Set<Hint> in(String description) {
        var text = description.strip().toUpperCase(Locale.ROOT);
        var hints = EnumSet.noneOf(Hint.class);
        for (var hint : values()) {
            if (hint.pattern.matcher(text).find()) {
                hints.add(hint);
            }
        }
        return Collections.unmodifiableSet(hints);
    }

    CategoryKey category() {
        return new CategoryKey(category);
    }

    /// In the logarithm of odds.
    double weight() {
        return weight;
    }
}
