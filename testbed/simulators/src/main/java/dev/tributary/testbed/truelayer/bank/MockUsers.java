package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.bank.BankAccount.Kind;
import dev.tributary.testbed.truelayer.bank.BankAccount.RowIds;
import dev.tributary.testbed.truelayer.bank.Customer.Trouble;
import dev.tributary.testbed.truelayer.history.Bookkeeping;
import dev.tributary.testbed.truelayer.history.Crowd;
import dev.tributary.testbed.truelayer.history.CsvFile;
import dev.tributary.testbed.truelayer.history.Households;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The customers TrueLayer's own mock bank has: `john`/`doe`, `john1`/`doe1` … `john100`/`doe100`, and the ones that
/// always fail. `john` is the demo user; the numbered ones take turns at differently shaped banks.
public final class MockUsers {
    private static final int NUMBERED = 100;

    private final long seed;

    public MockUsers(long seed) {
        this.seed = seed;
    }

    public List<Customer> all() {
        var customers = new ArrayList<Customer>();
        customers.add(john());
        for (var number = 1; number <= NUMBERED; number++) {
            customers.add(numbered(number));
        }
        for (var trouble : Trouble.values()) {
            if (trouble != Trouble.NONE) {
                customers.add(troubled(trouble));
            }
        }
        return customers;
    }

    /// Four accounts and a card at one bank, about two thousand rows a year.
    private Customer john() {
        var user = "john";
        var accounts = List.of(
                account(user, Households.CURRENT, "Everyday Current", "GBP", RowIds.NORMALISED_AND_PROVIDER),
                account(user, Households.JOINT, "Joint Account", "GBP", RowIds.NORMALISED),
                savings(user, "Rainy Day Saver", RowIds.PROVIDER),
                account(user, Households.EURO, "Euro Account", "EUR", RowIds.NONE),
                card(user, "Northbank Platinum", RowIds.NORMALISED));
        return customer(user, "doe", Providers.NORTHBANK, accounts, Households.family(seed));
    }

    private Customer numbered(int number) {
        var user = "john" + number;
        var password = "doe" + number;
        var own = seed + number;
        return switch (number % 5) {
            case 0 ->
                customer(
                        user,
                        password,
                        Providers.MOCK,
                        List.of(
                                account(user, Households.CURRENT, "Current Account", "GBP", RowIds.NORMALISED),
                                savings(user, "Savings Account", RowIds.NORMALISED)),
                        Households.single(own));
            case 1 ->
                customer(
                        user,
                        password,
                        Providers.CARDHOUSE,
                        List.of(card(user, "Cardhouse Rewards", RowIds.NORMALISED)),
                        Households.cardOnly(own));
            case 2 ->
                customer(
                        user,
                        password,
                        Providers.THRIFT,
                        List.of(
                                account(user, Households.CURRENT, "Thrift Current", "GBP", RowIds.PROVIDER),
                                savings(user, "Provident Saver", RowIds.NONE)),
                        Households.single(own));
            case 3 ->
                customer(
                        user,
                        password,
                        Providers.HARBOUR,
                        List.of(
                                account(user, Households.CURRENT, "Harbour Classic", "GBP", RowIds.NONE),
                                card(user, "Harbour Mastercard", RowIds.NORMALISED_AND_PROVIDER)),
                        Households.single(own));
            default ->
                customer(
                        user,
                        password,
                        Providers.RHEINBANK,
                        List.of(account(user, Households.EURO, "Girokonto", "EUR", RowIds.NORMALISED_AND_PROVIDER)),
                        Households.german(own));
        };
    }

    private Customer troubled(Trouble trouble) {
        var user = "error." + trouble.name().toLowerCase(Locale.ROOT);
        var accounts = List.of(account(user, Households.CURRENT, "Current Account", "GBP", RowIds.NORMALISED));
        return new Customer(user, "error", "Erin Doe", Providers.MOCK, accounts, Households.single(seed), trouble);
    }

    /// As many accounts as a measurement wants.
    public Customer crowd(String user, int accounts, int rowsPerAccount) {
        var names = IntStream.rangeClosed(1, accounts)
                .mapToObj(number -> "%s-%02d".formatted(user, number))
                .toList();
        return numberedAccounts(user, names, new Crowd(seed, names, rowsPerAccount));
    }

    /// The rows of a file.
    public Customer csv(CsvFile file) {
        return numberedAccounts("csv", file.accounts(), file);
    }

    private static Customer numberedAccounts(String user, List<String> names, Bookkeeping bookkeeping) {
        var accounts = names.stream()
                .map(name -> account(user, name, "Account " + name, "GBP", RowIds.NORMALISED))
                .toList();
        return customer(user, "doe", Providers.MOCK, accounts, bookkeeping);
    }

    private static Customer customer(
            String user, String password, Provider provider, List<BankAccount> accounts, Bookkeeping bookkeeping) {
        return new Customer(user, password, "John Doe", provider, accounts, bookkeeping, Trouble.NONE);
    }

    private static BankAccount account(String user, String name, String display, String currency, RowIds ids) {
        return new BankAccount(
                AccountIds.of(user, name),
                Kind.ACCOUNT,
                name,
                BankAccount.Type.TRANSACTION,
                display,
                currency,
                ids,
                Households.BEGAN_WITH);
    }

    private static BankAccount savings(String user, String display, RowIds ids) {
        return new BankAccount(
                AccountIds.of(user, Households.SAVINGS),
                Kind.ACCOUNT,
                Households.SAVINGS,
                BankAccount.Type.SAVINGS,
                display,
                "GBP",
                ids,
                Households.SAVED_BEFORE);
    }

    private static BankAccount card(String user, String display, RowIds ids) {
        return new BankAccount(
                AccountIds.of(user, Households.CARD),
                Kind.CARD,
                Households.CARD,
                BankAccount.Type.CREDIT,
                display,
                "GBP",
                ids,
                new BigDecimal("0.00"));
    }
}
