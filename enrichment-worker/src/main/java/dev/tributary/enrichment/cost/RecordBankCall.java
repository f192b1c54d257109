package dev.tributary.enrichment.cost;

import dev.tributary.contracts.ApiCallMade;
import dev.tributary.enrichment.cost.LedgerEntry.BankCall;
import dev.tributary.enrichment.cost.PriceList.Price;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Writes down a call to TrueLayer. Its event's id is the entry's, so a redelivery changes nothing.
@ApplicationScoped
public class RecordBankCall {

    private final Ledger ledger;
    private final PriceList prices;
    private final @Nullable Price price;

    RecordBankCall(Ledger ledger, PriceList prices, CostConfig config) {
        this.ledger = ledger;
        this.prices = prices;
        this.price = config.bankCall()
                .map(perCall -> new Price(perCall, prices.currency(), perCall))
                .orElse(null);
    }

    public void record(ApiCallMade call) {
        ledger.record(new BankCall(
                call.eventId(),
                call.userId(),
                call.jobId(),
                call.occurredAt(),
                call.endpoint(),
                prices.version(),
                price));
    }
}
