package dev.tributary.imports.plan;

import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.account.Accounts;
import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import dev.tributary.imports.job.AccountSync;
import dev.tributary.imports.job.Facts;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJobs;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.Settings;
import dev.tributary.imports.plan.Estimator.Part;
import dev.tributary.imports.plan.ImportPlan.PlannedAccount;
import dev.tributary.messaging.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A person asks what an import would do, take and cost. No bank is asked; the plan is stored, to be started by its id.
@ApplicationScoped
public class PlanImport {

    /// What came of it.
    public sealed interface Result {
        record Stored(ImportPlan plan) implements Result {}

        record Refused(PlanRefusal refusal) implements Result {}
    }

    private final Accounts accounts;
    private final PastImports past;
    private final ImportJobs jobs;
    private final PlanConfig config;
    private final Clock clock;

    PlanImport(Accounts accounts, PastImports past, ImportJobs jobs, PlanConfig config, Clock clock) {
        this.accounts = accounts;
        this.past = past;
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    public Uni<Result> plan(PlanRequest request) {
        var choice = WishChoice.of(request.days(), LocalDate.now(clock), config.longestHistory());
        return switch (choice) {
            case WishChoice.Wrong wrong -> refused(wrong.refusal());
            case WishChoice.Chosen chosen -> {
                var wrong = wrongSettings(request);
                yield wrong.isPresent() ? refused(wrong.get()) : planDays(request, chosen.wish());
            }
        };
    }

    private Uni<Result> planDays(PlanRequest request, Wish wish) {
        return accounts.of(request.owner(), request.accounts()).chain(found -> {
            var wrong = wrongAccounts(request, found);
            if (wrong.isPresent()) {
                return refused(wrong.get());
            }
            return past.asSeenBy(request.owner())
                    .map(experience -> planOf(request, wish, found, new Estimator(config, experience)))
                    .chain(plan -> jobs.add(plan.job()).replaceWith(new Result.Stored(plan)));
        });
    }

    private ImportPlan planOf(PlanRequest request, Wish wish, List<ImportableAccount> picked, Estimator estimator) {
        var settings = new Settings(request.autoEnrich(), request.batchSize(), request.maxParallelAccounts());
        var parts = picked.stream().map(account -> part(account, wish, request)).toList();
        var forecast = estimator.of(parts, settings);
        var facts = new Facts(
                new JobId(Ids.next()),
                request.owner(),
                request.origin(),
                span(wish, parts),
                settings,
                forecast.estimate(),
                config.currency(),
                forecast.formula(),
                clock.instant());
        var job = Planned.of(facts, parts.stream().map(PlanImport::named).toList());
        var planned = parts.stream()
                .map(part -> new PlannedAccount(
                        part.account(),
                        part.days(),
                        estimator.rows(part),
                        part.calls(),
                        Warning.about(part.account(), wish, part.days(), part.calls(), clock.instant())))
                .toList();
        return new ImportPlan(job, forecast.spread(), planned);
    }

    private Part part(ImportableAccount account, Wish wish, PlanRequest request) {
        var days = wish.of(account.known(), LocalDate.now(clock), config.firstImport());
        var calls = Calls.of(days, account.unattendedCalls(), request.isPersons(), config, clock.instant());
        return new Part(account, days, calls);
    }

    /// From the first day asked of any account to the last; today when no account has anything to be asked.
    private DateRange span(Wish wish, List<Part> parts) {
        if (wish instanceof Wish.Everything everything) {
            return everything.range();
        }
        var today = LocalDate.now(clock);
        return parts.stream()
                .map(Part::days)
                .reduce(Days.NONE, Days::plus)
                .span()
                .orElse(new DateRange(today, today));
    }

    private static AccountSync.Account named(Part part) {
        var account = part.account();
        return new AccountSync.Account(
                account.id(), account.kind(), account.displayName(), account.providerName(), part.days());
    }

    private static Optional<PlanRefusal> wrongSettings(PlanRequest request) {
        if (request.accounts().isEmpty()) {
            return Optional.of(
                    PlanRefusal.invalid("no_accounts_selected", "account_ids", "Select at least one account or card."));
        }
        if (new HashSet<>(request.accounts()).size() < request.accounts().size()) {
            return Optional.of(PlanRefusal.invalid(
                    "account_selected_twice", "account_ids", "An account is selected twice. Send each id once."));
        }
        if (!Settings.isBatchSize(request.batchSize())) {
            return Optional.of(PlanRefusal.invalid(
                    "batch_size_out_of_range",
                    "batch_size",
                    "batch_size is %d. Choose %d to %d rows."
                            .formatted(request.batchSize(), Settings.SMALLEST_BATCH, Settings.LARGEST_BATCH)));
        }
        if (!Settings.isParallel(request.maxParallelAccounts())) {
            return Optional.of(PlanRefusal.invalid(
                    "max_parallel_accounts_out_of_range",
                    "max_parallel_accounts",
                    "max_parallel_accounts is %d. Choose 1 to %d accounts."
                            .formatted(request.maxParallelAccounts(), Settings.MOST_PARALLEL_ACCOUNTS)));
        }
        return Optional.empty();
    }

    private static Optional<PlanRefusal> wrongAccounts(PlanRequest request, List<ImportableAccount> found) {
        var known = found.stream().map(ImportableAccount::id).collect(Collectors.toSet());
        var unknown =
                request.accounts().stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            return Optional.of(PlanRefusal.unknown(
                    "unknown_account",
                    "account_ids",
                    "You have no account or card with the id %s. Choose from those that are connected."
                            .formatted(unknown.stream().map(AccountId::toString).collect(Collectors.joining(", ")))));
        }
        var elsewhere = found.stream()
                .filter(account -> request.connectionId() != null
                        && !account.connectionId().equals(request.connectionId()))
                .findFirst();
        if (elsewhere.isPresent()) {
            return Optional.of(PlanRefusal.invalid(
                    "account_of_other_connection",
                    "connection_id",
                    "%s does not belong to this connection. Leave connection_id out to import from several banks."
                            .formatted(elsewhere.get().displayName())));
        }
        return consentEnded(request, found);
    }

    /// Where some accounts can be imported the others carry a warning, and a schedule's import is made in any case: it
    /// is the import that tells the person what is to be done.
    private static Optional<PlanRefusal> consentEnded(PlanRequest request, List<ImportableAccount> found) {
        if (!request.isPersons()
                || found.stream().anyMatch(account -> account.availability() == Availability.AVAILABLE)) {
            return Optional.empty();
        }
        return found.stream()
                .findFirst()
                .map(account -> PlanRefusal.invalid(
                        "consent_expired",
                        "account_ids",
                        "The consent for %s has ended. Connect %s again, then plan the import."
                                .formatted(account.displayName(), account.providerName())));
    }

    private static Uni<Result> refused(PlanRefusal refusal) {
        return Uni.createFrom().item(new Result.Refused(refusal));
    }
}
