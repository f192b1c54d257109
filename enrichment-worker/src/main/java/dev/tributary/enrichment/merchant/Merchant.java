package dev.tributary.enrichment.merchant;

/// Who was paid, or who paid.
///
/// @param key the same for every spelling of one merchant, lower-case words; what memory remembers by
/// @param name for people to read, for example `Sainsbury's Local`
public record Merchant(String key, String name) {

    static final Merchant UNKNOWN = new Merchant("", "");

    /// Nothing of the description was left that could name anybody.
    public boolean isUnknown() {
        return key.isEmpty();
    }
}
