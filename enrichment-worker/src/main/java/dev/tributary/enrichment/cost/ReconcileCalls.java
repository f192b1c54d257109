package dev.tributary.enrichment.cost;

import dev.tributary.enrichment.cost.OpenCalls.OpenCall;
import dev.tributary.enrichment.cost.UsageLookup.Found;
import dev.tributary.enrichment.languagemodel.ModelCalls;
import dev.tributary.messaging.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Asks providers what became of calls they did not answer, and settles them. What a provider does not tell stays
/// open, and is shown as that.
@ApplicationScoped
public class ReconcileCalls {

    private static final Logger LOG = Logger.getLogger(ReconcileCalls.class);
    private static final int CALLS_AT_A_TIME = 50;

    private final OpenCalls openCalls;
    private final ModelCalls modelCalls;
    private final UsageLookup usageLookup;
    private final CostConfig config;
    private final CostMeters meters;
    private final Clock clock;
    private final BackgroundLoop loop = new BackgroundLoop("open-calls");

    ReconcileCalls(
            OpenCalls openCalls,
            ModelCalls modelCalls,
            UsageLookup usageLookup,
            CostConfig config,
            CostMeters meters,
            Clock clock) {
        this.openCalls = openCalls;
        this.modelCalls = modelCalls;
        this.usageLookup = usageLookup;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /// @return how many calls were asked about
    public int reconcileSome() {
        var due = openCalls.takeDue(CALLS_AT_A_TIME, config.firstLookup());
        due.forEach(this::reconcile);
        meters.unsettled(openCalls.count());
        return due.size();
    }

    private void reconcile(OpenCall call) {
        switch (usageLookup.lookUp(call.callId(), call.model())) {
            case Found.Billed billed -> modelCalls.settled(call.callId(), billed.receipt());
            case Found.NotBilled _ -> modelCalls.notBilled(call.callId());
            case Found.NeverHeardOf _ -> unheard(call);
            case Found.Unknown _ -> unsettled(call);
        }
    }

    private void unheard(OpenCall call) {
        if (clock.instant().isBefore(call.begunAt().plus(config.unheardAfter()))) {
            unsettled(call);
        } else {
            modelCalls.notBilled(call.callId());
        }
    }

    private static void unsettled(OpenCall call) {
        LOG.warnf("call is unsettled: call_id=%s model=%s", call.callId(), call.model());
    }

    void start(@Observes StartupEvent started) {
        loop.start(config.reconcileEvery(), () -> reconcileSome() == CALLS_AT_A_TIME);
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
