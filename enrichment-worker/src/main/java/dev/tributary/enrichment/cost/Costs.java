package dev.tributary.enrichment.cost;

import dev.tributary.contracts.ImportStatus.Cost;
import dev.tributary.contracts.Money;
import java.math.BigDecimal;

/// Sums over entries of the ledger.
///
/// @param unknownPrices calls without a known price: the sums are then a lower bound
public record Costs(
        long bankCalls, BigDecimal bank, long modelCalls, long tokens, BigDecimal models, long unknownPrices) {

    public static final Costs NONE = new Costs(0, BigDecimal.ZERO, 0, 0, BigDecimal.ZERO, 0);

    /// The sums of one entry alone.
    static Costs of(LedgerEntry entry) {
        var price = entry.price();
        var cost = price == null ? BigDecimal.ZERO : price.cost();
        var unknown = price == null ? 1 : 0;
        return switch (entry) {
            case LedgerEntry.BankCall _ -> new Costs(1, cost, 0, 0, BigDecimal.ZERO, unknown);
            case LedgerEntry.ModelCall call ->
                new Costs(
                        0,
                        BigDecimal.ZERO,
                        1,
                        call.usage() == null ? 0 : call.usage().total(),
                        cost,
                        unknown);
        };
    }

    Costs plus(Costs other) {
        return new Costs(
                bankCalls + other.bankCalls,
                bank.add(other.bank),
                modelCalls + other.modelCalls,
                tokens + other.tokens,
                models.add(other.models),
                unknownPrices + other.unknownPrices);
    }

    public Cost in(String currency) {
        return new Cost(
                Math.toIntExact(bankCalls),
                money(bank, currency),
                Math.toIntExact(modelCalls),
                tokens,
                money(models, currency),
                money(bank.add(models), currency),
                Math.toIntExact(unknownPrices));
    }

    /// All digits that say something, and two decimals at least.
    private static Money money(BigDecimal amount, String currency) {
        var plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return new Money(plain.setScale(Math.max(2, plain.scale())), currency);
    }
}
