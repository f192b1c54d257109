package dev.tributary.enrichment.cost;

import dev.tributary.contracts.ApiCallMade;
import dev.tributary.enrichment.cost.LedgerEntry.BankCall;
import dev.tributary.enrichment.cost.PriceList.Price;
import jakarta.enterprise.context.ApplicationScoped;

/// Writes down a call to TrueLayer. Its event's id is the entry's, so a redelivery changes nothing.
@ApplicationScoped
public class RecordBankCall {

    private static final String RESOURCE = "bank_call";

    private final Ledger ledger;
    private final Prices prices;
    private final CostConfig config;
    private final CostMeters meters;

    RecordBankCall(Ledger ledger, Prices prices, CostConfig config, CostMeters meters) {
        this.ledger = ledger;
        this.prices = prices;
        this.config = config;
        this.meters = meters;
    }

    public void record(ApiCallMade call) {
        var list = prices.current();
        var price = config.bankCall()
                .map(perCall -> new Price(perCall, list.currency(), perCall))
                .orElse(null);
        if (price == null) {
            meters.unknownPrice(RESOURCE);
        } else {
            meters.spent(CostMeters.Spending.BANK_CALL, price.cost(), list.currency());
        }
        ledger.record(new BankCall(
                call.eventId(),
                call.userId(),
                call.jobId(),
                call.occurredAt(),
                call.endpoint(),
                list.version(),
                price));
    }
}
