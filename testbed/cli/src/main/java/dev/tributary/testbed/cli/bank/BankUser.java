package dev.tributary.testbed.cli.bank;

/// A user of the simulated bank, named as TrueLayer's mock users are: `john`/`doe`, `john7`/`doe7`.
public record BankUser(String name, String password) {

    /// The password follows from the name: `doe` with the name's number; a user of another name has it as password.
    public static BankUser named(String name) {
        return new BankUser(name, name.matches("john\\d*") ? "doe" + name.substring("john".length()) : name);
    }
}
