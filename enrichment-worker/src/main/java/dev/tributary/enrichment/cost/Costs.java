package dev.tributary.enrichment.cost;

import dev.tributary.contracts.ImportStatus.Cost;
import dev.tributary.contracts.Money;
import java.math.BigDecimal;

/// Sums over entries of the ledger, and the calls that have no entry yet because nobody knows what they cost.
///
/// @param unknownPrices calls without a known cost, those without an entry included: the sums are then a lower bound
/// @param unsettled calls without an entry, which are no part of `modelCalls`
/// @param reserved what the unsettled ones can cost at most
public record Costs(
        long bankCalls,
        BigDecimal bank,
        long modelCalls,
        long tokens,
        BigDecimal models,
        long unknownPrices,
        long unsettled,
        BigDecimal reserved) {

    public static final Costs NONE = new Costs(0, BigDecimal.ZERO, 0, 0, BigDecimal.ZERO, 0, 0, BigDecimal.ZERO);

    /// The sums of one entry alone.
    static Costs of(LedgerEntry entry) {
        var price = entry.price();
        var cost = price == null ? BigDecimal.ZERO : price.cost();
        var unknown = price == null ? 1 : 0;
        return switch (entry) {
            case LedgerEntry.BankCall _ -> new Costs(1, cost, 0, 0, BigDecimal.ZERO, unknown, 0, BigDecimal.ZERO);
            case LedgerEntry.ModelCall call ->
                new Costs(0, BigDecimal.ZERO, 1, call.usage().total(), cost, unknown, 0, BigDecimal.ZERO);
        };
    }

    Costs plus(Costs other) {
        return new Costs(
                bankCalls + other.bankCalls,
                bank.add(other.bank),
                modelCalls + other.modelCalls,
                tokens + other.tokens,
                models.add(other.models),
                unknownPrices + other.unknownPrices,
                unsettled + other.unsettled,
                reserved.add(other.reserved));
    }

    public BigDecimal total() {
        return bank.add(models);
    }

    public Cost in(String currency) {
        return new Cost(
                Math.toIntExact(bankCalls),
                money(bank, currency),
                Math.toIntExact(modelCalls + unsettled),
                tokens,
                money(models, currency),
                money(total(), currency),
                Math.toIntExact(unknownPrices));
    }

    /// All digits that say something, and two decimals at least.
    public static Money money(BigDecimal amount, String currency) {
        var plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return new Money(plain.setScale(Math.max(2, plain.scale())), currency);
    }
}
