package dev.tributary.enrichment.cost.rest;

import dev.tributary.contracts.Money;
import dev.tributary.enrichment.cost.BudgetRaised;
import dev.tributary.enrichment.cost.Budgets;
import dev.tributary.enrichment.cost.Budgets.Account;
import dev.tributary.enrichment.cost.Budgets.Scope;
import dev.tributary.enrichment.cost.Costs;
import dev.tributary.enrichment.cost.Prices;
import dev.tributary.enrichment.rest.Asked;
import dev.tributary.enrichment.rest.Person;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much may be spent on models. What is reached parks rows, raising it lets them go on. Calls to banks are no part
/// of it.
@Path("/api/truelayer/costs/budget")
@Authenticated
@RunOnVirtualThread
class BudgetResource {

    private final Budgets budgets;
    private final Prices prices;
    private final Event<BudgetRaised> raised;
    private final Clock clock;
    private final Person person;

    BudgetResource(Budgets budgets, Prices prices, Event<BudgetRaised> raised, Clock clock, Person person) {
        this.budgets = budgets;
        this.prices = prices;
        this.raised = raised;
        this.clock = clock;
        this.person = person;
    }

    @GET
    public BudgetAnswer budget(@QueryParam("job_id") @Nullable String jobId) {
        var limits = budgets.limitsOf(person.userId());
        var month = Scope.ofMonth(person.userId(), clock.instant());
        return new BudgetAnswer(
                prices.current().currency(),
                new Allowance(
                        money(limits.perImport()),
                        jobId == null ? null : used(budgets.ofImport(person.userId(), Asked.jobId(jobId)))),
                new Allowance(money(limits.perMonth()), used(budgets.account(month))),
                month.until());
    }

    @PUT
    public BudgetAnswer limit(@Nullable BudgetRequest request) {
        if (request == null) {
            throw Problems.invalid(
                    "missing_budget", "per_month", "Say per_import and per_month; null lifts the limit.");
        }
        if (budgets.limit(
                person.userId(), amount(request.perImport(), "per_import"), amount(request.perMonth(), "per_month"))) {
            raised.fire(new BudgetRaised(person.userId()));
        }
        return budget(null);
    }

    @GET
    @Path("/installation")
    @RolesAllowed("operator")
    public InstallationAnswer installation() {
        var day = Scope.ofDay(clock.instant());
        return new InstallationAnswer(
                prices.current().currency(),
                new Allowance(money(budgets.limitsOf(person.userId()).perDay()), used(budgets.account(day))),
                day.until());
    }

    @PUT
    @Path("/installation")
    @RolesAllowed("operator")
    public InstallationAnswer limitInstallation(@Nullable InstallationRequest request) {
        if (request == null) {
            throw Problems.invalid("missing_budget", "per_day", "Say per_day; null lifts the limit.");
        }
        if (budgets.limitInstallation(amount(request.perDay(), "per_day"))) {
            raised.fire(new BudgetRaised(null));
        }
        return installation();
    }

    private @Nullable BigDecimal amount(@Nullable Money money, String field) {
        if (money == null) {
            return null;
        }
        var currency = prices.current().currency();
        if (!currency.equals(money.currency())) {
            throw Problems.invalid(
                    "invalid_currency", field, "%s must be in %s, as costs are.".formatted(field, currency));
        }
        if (money.amount() == null
                || money.amount().signum() < 0
                || money.amount().scale() > 12
                || money.amount().precision() - money.amount().scale() > 8) {
            throw Problems.invalid(
                    "invalid_amount", field, "%s must be 0 or more, with at most 12 decimals.".formatted(field));
        }
        return money.amount();
    }

    private Used used(Account account) {
        return new Used(
                Costs.money(account.spent(), prices.current().currency()),
                Costs.money(account.reserved(), prices.current().currency()));
    }

    private @Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null ? null : Costs.money(amount, prices.current().currency());
    }

    record BudgetRequest(
            @Nullable Money perImport, @Nullable Money perMonth) {}

    record InstallationRequest(@Nullable Money perDay) {}

    /// @param reserved for calls under way, and for those nobody knows the cost of yet
    record Used(Money spent, Money reserved) {}

    /// @param limit null is no limit
    /// @param used null where no import was named
    record Allowance(@Nullable Money limit, @Nullable Used used) {}

    /// @param monthEndsAt when the month's budget begins anew
    record BudgetAnswer(
            String currency,
            Allowance perImport,
            Allowance perMonth,
            @Nullable Instant monthEndsAt) {}

    record InstallationAnswer(
            String currency, Allowance perDay, @Nullable Instant dayEndsAt) {}
}
