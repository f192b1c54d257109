package dev.tributary.imports.job;

import dev.tributary.contracts.EnrichmentProgress;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.imports.job.Decision.Moved;
import dev.tributary.imports.job.ImportJobEvent.AccountDispatched;
import dev.tributary.imports.job.ImportJobEvent.AccountGivenUp;
import dev.tributary.imports.job.ImportJobEvent.AccountResent;
import dev.tributary.imports.job.ImportJobEvent.EnrichmentGivenUp;
import dev.tributary.imports.job.ImportJobEvent.JobAdmitted;
import dev.tributary.imports.job.ImportJobEvent.JobCancelled;
import dev.tributary.imports.job.ImportJobEvent.JobEnded;
import dev.tributary.imports.job.ImportJobEvent.JobPaused;
import dev.tributary.imports.job.ImportJobEvent.JobQueued;
import dev.tributary.imports.job.ImportJobEvent.JobResumed;
import dev.tributary.imports.job.ImportJobEvent.SyncEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One import of several accounts over one date range.
///
/// ```
/// Planned ──start──▶ Queued ──admit──▶ Running ⇄ Paused
///    │                  │                 │        │ ⇅
///    │                  │                 ├────▶ Enriching
///    │                  │                 │        │
///    └──────cancel──────┴──────cancel─────┴────────┴──▶ Ended(completed | partial | failed | cancelled)
/// ```
///
/// Each state is a type that offers only its own moves. Moves are pure: they take the time and return the next state
/// with what happened.
/// Storing and telling is the use cases' business.
public sealed interface ImportJob {

    Facts facts();

    AccountSyncs accounts();

    Tally tally();

    default JobId id() {
        return facts().id();
    }

    /// Takes what enrichment or the cost ledger told. Nothing else changes but in `Enriching`, which ends with the last
    /// row.
    Decision report(EnrichmentProgress report, Instant now);

    /// Nothing was asked of a bank yet.
    record Planned(Facts facts, AccountSyncs accounts, Tally tally) implements ImportJob {

        public static Planned of(Facts facts, List<AccountSync.Account> accounts) {
            return new Planned(facts, AccountSyncs.pending(accounts), Tally.none(facts.currency()));
        }

        /// @param personAddress the person's IP address, which tells the bank that they are present; null when nobody
        /// is
        public Moved start(@Nullable String personAddress, Instant now) {
            return Moved.to(new Queued(facts, accounts, tally, personAddress, now), new JobQueued(id(), now));
        }

        public Moved cancel(Instant now) {
            return cancelled(this, null, now);
        }

        @Override
        public Decision report(EnrichmentProgress report, Instant now) {
            return taken(this, report, newest -> new Planned(facts, accounts, newest));
        }
    }

    /// Started, and waiting for its turn.
    record Queued(
            Facts facts,
            AccountSyncs accounts,
            Tally tally,
            @Nullable String personAddress,
            Instant queuedAt) implements ImportJob {

        public Moved admit(Instant now) {
            return new Running(facts, accounts.begun(), tally, new Run(personAddress, queuedAt, now))
                    .goOn(now)
                    .after(new JobAdmitted(id(), now));
        }

        public Moved cancel(Instant now) {
            return cancelled(this, null, now);
        }

        @Override
        public Decision report(EnrichmentProgress report, Instant now) {
            return taken(this, report, newest -> new Queued(facts, accounts, newest, personAddress, queuedAt));
        }
    }

    /// Some accounts are in workers' hands, or wait for their bank.
    record Running(Facts facts, AccountSyncs accounts, Tally tally, Run run) implements ImportJob {

        /// A worker tells how an account goes. Sends the next one out when there is room, or ends the sync after the
        /// last.
        public Decision report(SyncProgress report, Instant now) {
            var reported = accounts.report(report, now);
            return reported.equals(accounts)
                    ? new Decision.Unchanged(this)
                    : new Running(facts, reported, tally, run).goOn(now);
        }

        /// Accounts in mid-sync stop at their next checkpoint; none is sent out until resumed.
        public Moved pause(Instant now) {
            return Moved.to(new Paused(facts, accounts, tally, run), new JobPaused(id(), now));
        }

        public Moved cancel(Instant now) {
            return cancelled(this, run, now);
        }

        @Override
        public Decision report(EnrichmentProgress report, Instant now) {
            return taken(this, report, newest -> new Running(facts, accounts, newest, run));
        }

        /// Nobody may be working on an account: its command or its report was lost. It is sent out
        /// again a few times, and given up then, so that the import ends and says why.
        public Decision reconcile(RecoveryLimits limits, Instant now) {
            var silent = accounts.silent(limits.silence(), now);
            if (silent.isEmpty()) {
                return new Decision.Unchanged(this);
            }
            var changes = new HashMap<AccountSync, AccountSync>();
            var events = new ArrayList<ImportJobEvent>();
            for (var sync : silent) {
                var account = sync.account();
                if (sync.resends() < limits.resends()) {
                    changes.put(sync, sync.resent(now));
                    events.add(new AccountResent(id(), account.id(), account.days(), now));
                } else {
                    changes.put(sync, sync.givenUp());
                    events.add(new AccountGivenUp(id(), account.id(), now));
                }
            }
            return new Running(facts, accounts.changed(changes), tally, run)
                    .goOn(now)
                    .after(events);
        }

        /// The next thing to do: send accounts out, wait for enrichment, or end.
        private Moved goOn(Instant now) {
            if (accounts.allOver()) {
                return new Enriching(facts, accounts, tally, run).orEnded(now);
            }
            var next = accounts.nextToDispatch(facts.settings().maxParallelAccounts());
            return new Moved(
                    new Running(facts, accounts.dispatched(next, now), tally, run),
                    next.stream()
                            .<ImportJobEvent>map(account ->
                                    new AccountDispatched(id(), account.id(), account.days(), run.personAddress(), now))
                            .toList());
        }
    }

    /// A person stopped it, to go on later without repeating anything.
    record Paused(Facts facts, AccountSyncs accounts, Tally tally, Run run) implements ImportJob {

        /// A unit that was under way tells its end; the job stays paused.
        public Decision report(SyncProgress report, Instant now) {
            var reported = accounts.report(report, now);
            return reported.equals(accounts)
                    ? new Decision.Unchanged(this)
                    : Moved.to(new Paused(facts, reported, tally, run));
        }

        public Moved resume(Instant now) {
            return new Running(facts, accounts.resumed(now), tally, run)
                    .goOn(now)
                    .after(new JobResumed(id(), now));
        }

        public Moved cancel(Instant now) {
            return cancelled(this, run, now);
        }

        @Override
        public Decision report(EnrichmentProgress report, Instant now) {
            return taken(this, report, newest -> new Paused(facts, accounts, newest, run));
        }
    }

    /// Every account is over; some new rows have no category yet.
    record Enriching(Facts facts, AccountSyncs accounts, Tally tally, Run run) implements ImportJob {

        public Moved pause(Instant now) {
            return Moved.to(new Paused(facts, accounts, tally, run), new JobPaused(id(), now));
        }

        public Moved cancel(Instant now) {
            return cancelled(this, run, now);
        }

        @Override
        public Decision report(EnrichmentProgress report, Instant now) {
            var newest = tally.report(report);
            if (newest.equals(tally)) {
                return new Decision.Unchanged(this);
            }
            var enriching = new Enriching(facts, accounts, newest, run);
            return enriching.isDone() ? enriching.end(now, enriching.outcome()) : Moved.to(enriching);
        }

        /// Nothing was heard of enrichment for long: the import is not kept open for ever. What still comes is taken
        /// in.
        public Decision reconcile(RecoveryLimits limits, Instant lastChange, Instant now) {
            return lastChange.plus(limits.enrichmentSilence()).isBefore(now)
                    ? end(now, accounts.outcome().withSomethingMissing()).after(new EnrichmentGivenUp(id(), now))
                    : new Decision.Unchanged(this);
        }

        private Moved orEnded(Instant now) {
            return isDone() ? end(now, outcome()) : Moved.to(this, new SyncEnded(id(), now));
        }

        private boolean isDone() {
            return !facts.settings().autoEnrich()
                    || tally.settled() >= accounts.counts().synced();
        }

        private Outcome outcome() {
            return tally.parked() == null
                    ? accounts.outcome()
                    : accounts.outcome().withSomethingMissing();
        }

        private Moved end(Instant now, Outcome outcome) {
            return Moved.to(new Ended(facts, accounts, tally, run, outcome, now), new JobEnded(id(), outcome, now));
        }
    }

    /// Over. The outcome never changes; figures that were still on their way are taken in.
    ///
    /// @param run null when it was cancelled before it ran
    record Ended(
            Facts facts,
            AccountSyncs accounts,
            Tally tally,
            @Nullable Run run,
            Outcome outcome,
            Instant endedAt) implements ImportJob {

        /// Rows that were committed while a cancel was under way are there, so they are counted.
        public Decision report(SyncProgress report, Instant now) {
            var reported = accounts.report(report, now);
            return reported.equals(accounts)
                    ? new Decision.Unchanged(this)
                    : Moved.to(new Ended(facts, reported, tally, run, outcome, endedAt));
        }

        @Override
        public Decision report(EnrichmentProgress report, Instant now) {
            return taken(this, report, newest -> new Ended(facts, accounts, newest, run, outcome, endedAt));
        }
    }

    /// When and for whom a started import runs.
    ///
    /// @param personAddress null when nobody was present at the start
    record Run(@Nullable String personAddress, Instant queuedAt, Instant startedAt) {}

    private static Moved cancelled(ImportJob job, @Nullable Run run, Instant now) {
        return Moved.to(
                new Ended(job.facts(), job.accounts().cancelled(), job.tally(), run, Outcome.CANCELLED, now),
                new JobCancelled(job.id(), now));
    }

    private static Decision taken(ImportJob job, EnrichmentProgress report, Function<Tally, ImportJob> with) {
        var newest = job.tally().report(report);
        return newest.equals(job.tally()) ? new Decision.Unchanged(job) : Moved.to(with.apply(newest));
    }
}
