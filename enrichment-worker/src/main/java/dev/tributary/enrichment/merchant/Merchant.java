package dev.tributary.enrichment.merchant;

/// Who was paid, or who paid.
///
/// @param key the same for every spelling of one merchant, lower-case words; what memory remembers by
/// @param name for people to read, for example `Sainsbury's Local`
public record Merchant(String key, String name) {

    static final Merchant UNKNOWN = new Merchant("", "");

    /// Of a description that is nothing but a code: it names nobody, but what a person says of one holds for the
    /// others.
    static Merchant coded(String key) {
        return new Merchant(key, "");
    }

    /// Nothing of the description was left that could name anybody.
    public boolean isUnknown() {
        return name.isEmpty();
    }

    /// Whether rows can be told to be alike by it.
    public boolean isRecognisable() {
        return !key.isEmpty();
    }
}
