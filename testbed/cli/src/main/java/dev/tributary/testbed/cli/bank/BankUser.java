package dev.tributary.testbed.cli.bank;

/// A user of the simulated bank, named as TrueLayer's mock users are: `john`/`doe`, `john7`/`doe7`,
/// `error.provider_error`/`error`.
public record BankUser(String name, String password) {

    /// The password follows from the name.
    public static BankUser named(String name) {
        return new BankUser(name, name.startsWith("error.") ? "error" : "doe" + numberOf(name));
    }

    private static String numberOf(String name) {
        return name.matches("john\\d+") ? name.substring("john".length()) : "";
    }
}
