package dev.tributary.enrichment.cost;

import dev.tributary.enrichment.cost.LedgerEntry.ModelCall;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.ModelCalls;
import dev.tributary.messaging.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Writes down a call of a language model, in a transaction of its own: the money is spent, whatever becomes of the
/// answer.
@ApplicationScoped
class RecordModelCall implements ModelCalls {

    private final Ledger ledger;
    private final PriceList prices;
    private final Clock clock;

    RecordModelCall(Ledger ledger, PriceList prices, Clock clock) {
        this.ledger = ledger;
        this.prices = prices;
        this.clock = clock;
    }

    @Override
    public void record(Climb climb, String model, @Nullable TokenUsage usage) {
        var now = clock.instant();
        var price = usage == null ? null : prices.priceOf(model, usage, now).orElse(null);
        ledger.record(
                new ModelCall(Ids.next(), climb.userId(), climb.jobId(), now, model, prices.version(), usage, price));
    }
}
