package dev.tributary.bank.truelayer;

import org.jspecify.annotations.Nullable;

/// What tells an account or card from others when TrueLayer's id for it changes. Each may be absent.
///
/// @param iban without spaces, upper case
/// @param sortCode digits only
/// @param number digits only
/// @param lastFour of the card's number
/// @param network of the card, upper case
public record AccountNumbers(
        @Nullable String iban,
        @Nullable String sortCode,
        @Nullable String number,
        @Nullable String lastFour,
        @Nullable String network) {

    public static final AccountNumbers NONE = new AccountNumbers(null, null, null, null, null);

    /// These, and those that only `earlier` has: a bank that stops telling a number has not changed it.
    public AccountNumbers orThoseOf(AccountNumbers earlier) {
        return new AccountNumbers(
                or(iban, earlier.iban),
                or(sortCode, earlier.sortCode),
                or(number, earlier.number),
                or(lastFour, earlier.lastFour),
                or(network, earlier.network));
    }

    private static @Nullable String or(@Nullable String present, @Nullable String earlier) {
        return present == null ? earlier : present;
    }

    /// Never shows a number, wherever it is printed.
    @Override
    public String toString() {
        return "AccountNumbers[]";
    }
}
