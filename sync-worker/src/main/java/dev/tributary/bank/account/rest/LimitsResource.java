package dev.tributary.bank.account.rest;

import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.rest.Tenant;
import dev.tributary.bank.truelayer.Provider;
import dev.tributary.bank.usage.CallRates;
import dev.tributary.bank.usage.ProviderConduct;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/truelayer/connections/limits")
@Authenticated
@RunOnVirtualThread
class LimitsResource {

    private final Accounts accounts;
    private final CallRates rates;
    private final ProviderConduct conduct;
    private final Tenant tenant;
    private final Clock clock;

    LimitsResource(Accounts accounts, CallRates rates, ProviderConduct conduct, Tenant tenant, Clock clock) {
        this.accounts = accounts;
        this.rates = rates;
        this.conduct = conduct;
        this.tenant = tenant;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How fast the banks may be asked",
            description = "Calls a minute and how many could leave at once, over all banks and for each of yours; "
                    + "whether a bank is left alone for now; whether its answers are fetched later.")
    public LimitsView limits() {
        var now = clock.instant();
        return new LimitsView(
                LimitsView.RateView.of(rates.client()),
                accounts.of(tenant.userId()).stream()
                        .map(account -> account.provider())
                        .distinct()
                        .map(provider -> provider(provider, now))
                        .toList());
    }

    private LimitsView.ProviderLimits provider(Provider provider, Instant now) {
        var known = conduct.of(provider.providerId());
        var openUntil = known.circuit().openUntil();
        return new LimitsView.ProviderLimits(
                provider.providerId(),
                provider.displayName(),
                LimitsView.RateView.of(rates.provider(provider.providerId())),
                openUntil != null && openUntil.isAfter(now) ? openUntil : null,
                known.isSlow(now));
    }
}
