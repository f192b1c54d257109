package dev.tributary.imports.plan;

import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.account.Accounts;
import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.job.AccountSync;
import dev.tributary.imports.job.DateRange;
import dev.tributary.imports.job.Facts;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJobs;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.Settings;
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
    private final ImportJobs jobs;
    private final PlanConfig config;
    private final Clock clock;
    private final Estimator estimator;

    PlanImport(Accounts accounts, ImportJobs jobs, PlanConfig config, Clock clock) {
        this.accounts = accounts;
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
        this.estimator = new Estimator(config);
    }

    public Uni<Result> plan(PlanRequest request) {
        var range = RangeChoice.of(
                request.fromDate(), request.toDate(), request.preset(), LocalDate.now(clock), config.longestHistory());
        return switch (range) {
            case RangeChoice.Wrong wrong -> refused(wrong.refusal());
            case RangeChoice.Chosen chosen -> {
                var wrong = wrongSettings(request);
                yield wrong.isPresent() ? refused(wrong.get()) : planRange(request, chosen.range());
            }
        };
    }

    private Uni<Result> planRange(PlanRequest request, DateRange range) {
        return accounts.of(request.owner(), request.accounts()).chain(found -> {
            var wrong = wrongAccounts(request, found);
            if (wrong.isPresent()) {
                return refused(wrong.get());
            }
            var plan = planOf(request, range, found);
            return jobs.add(plan.job()).replaceWith(new Result.Stored(plan));
        });
    }

    private ImportPlan planOf(PlanRequest request, DateRange range, List<ImportableAccount> picked) {
        var settings = new Settings(request.autoEnrich(), request.batchSize(), request.maxParallelAccounts());
        var facts = new Facts(
                new JobId(Ids.next()),
                request.owner(),
                request.origin(),
                range,
                settings,
                estimator.of(picked, range, settings),
                config.currency(),
                clock.instant());
        var job = Planned.of(facts, picked.stream().map(PlanImport::named).toList());
        var planned = picked.stream()
                .map(account -> new PlannedAccount(
                        account,
                        estimator.rows(account, range).likely(),
                        Warning.about(account, range, clock.instant())))
                .toList();
        return new ImportPlan(job, planned);
    }

    private static AccountSync.Account named(ImportableAccount account) {
        return new AccountSync.Account(account.id(), account.kind(), account.displayName(), account.providerName());
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
        return found.stream()
                .filter(account -> account.availability() != Availability.AVAILABLE)
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
