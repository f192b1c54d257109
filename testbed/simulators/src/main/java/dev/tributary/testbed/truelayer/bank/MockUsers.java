package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.bank.BankAccount.RowIds;
import dev.tributary.testbed.truelayer.bank.Customer.Trouble;
import dev.tributary.testbed.truelayer.history.Bookkeeping;
import dev.tributary.testbed.truelayer.history.Crowd;
import dev.tributary.testbed.truelayer.history.CsvFile;
import dev.tributary.testbed.truelayer.history.Household;
import dev.tributary.testbed.truelayer.history.Households;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// The customers TrueLayer's own mock bank has: `john`/`doe`, `john1`/`doe1` … `john100`/`doe100`, and the ones that
/// always fail. `john` is the demo user; the numbered ones take turns at differently shaped banks.
public final class MockUsers {
    private static final int NUMBERED = 100;

    /// What the numbered users have, in turn from `john1` on.
    private static final List<Shape> SHAPES = List.of(
            new Shape(
                    Providers.CARDHOUSE,
                    portfolio -> List.of(portfolio.card("Cardhouse Rewards", RowIds.NORMALISED)),
                    Households::cardOnly),
            new Shape(
                    Providers.THRIFT,
                    portfolio -> List.of(
                            portfolio.current("Thrift Current", RowIds.PROVIDER),
                            portfolio.savings("Provident Saver", RowIds.NONE)),
                    Households::single),
            new Shape(
                    Providers.HARBOUR,
                    portfolio -> List.of(
                            portfolio.current("Harbour Classic", RowIds.NONE),
                            portfolio.card("Harbour Mastercard", RowIds.NORMALISED_AND_PROVIDER)),
                    Households::single),
            new Shape(
                    Providers.RHEINBANK,
                    portfolio -> List.of(portfolio
                            .euro("Girokonto", RowIds.NORMALISED_AND_PROVIDER)
                            .tellingBalances()),
                    Households::german),
            new Shape(
                    Providers.MOCK,
                    portfolio -> List.of(
                            portfolio.current("Current Account", RowIds.NORMALISED),
                            portfolio.savings("Savings Account", RowIds.NORMALISED)),
                    Households::single));

    private final long seed;

    private record Shape(
            Provider provider, Function<Portfolio, List<BankAccount>> accounts, LongFunction<Household> household) {}

    public MockUsers(long seed) {
        this.seed = seed;
    }

    public List<Customer> all() {
        var customers = new ArrayList<Customer>();
        customers.add(john());
        IntStream.rangeClosed(1, NUMBERED).mapToObj(this::numbered).forEach(customers::add);
        for (var trouble : Trouble.values()) {
            if (trouble != Trouble.NONE) {
                customers.add(troubled(trouble));
            }
        }
        return customers;
    }

    /// As many accounts as a measurement wants.
    public Customer crowd(String user, int accounts, int rowsPerAccount) {
        var names = IntStream.rangeClosed(1, accounts)
                .mapToObj(number -> "%s-%02d".formatted(user, number))
                .toList();
        return withAccounts(user, names, new Crowd(seed, names, rowsPerAccount));
    }

    /// The rows of a file.
    public Customer csv(CsvFile file) {
        return withAccounts("csv", file.accounts(), file);
    }

    /// Four accounts and a card at one bank, about two thousand rows a year.
    private Customer john() {
        var portfolio = new Portfolio("john");
        var accounts = List.of(
                portfolio.current("Everyday Current", RowIds.NORMALISED_AND_PROVIDER),
                portfolio.account(Households.JOINT, "Joint Account", "GBP", RowIds.NORMALISED),
                portfolio.savings("Rainy Day Saver", RowIds.PROVIDER),
                portfolio.euro("Euro Account", RowIds.NONE),
                portfolio.card("Northbank Platinum", RowIds.NORMALISED));
        return customer(
                "john",
                "doe",
                Providers.NORTHBANK,
                accounts.stream().map(BankAccount::tellingBalances).toList(),
                Households.family(seed));
    }

    private Customer numbered(int number) {
        var user = "john" + number;
        var shape = SHAPES.get((number - 1) % SHAPES.size());
        var accounts = shape.accounts().apply(new Portfolio(user));
        return customer(
                user,
                "doe" + number,
                shape.provider(),
                accounts,
                shape.household().apply(seed + number));
    }

    private Customer troubled(Trouble trouble) {
        var user = "error." + trouble.name().toLowerCase(Locale.ROOT);
        var accounts = List.of(new Portfolio(user).current("Current Account", RowIds.NORMALISED));
        return new Customer(user, "error", "Erin Doe", Providers.MOCK, accounts, Households.single(seed), trouble);
    }

    private static Customer withAccounts(String user, List<String> names, Bookkeeping bookkeeping) {
        var portfolio = new Portfolio(user);
        var accounts = names.stream()
                .map(name -> portfolio.account(name, "Account " + name, "GBP", RowIds.NORMALISED))
                .toList();
        return customer(user, "doe", Providers.MOCK, accounts, bookkeeping);
    }

    private static Customer customer(
            String user, String password, Provider provider, List<BankAccount> accounts, Bookkeeping bookkeeping) {
        return new Customer(user, password, "John Doe", provider, accounts, bookkeeping, Trouble.NONE);
    }
}
