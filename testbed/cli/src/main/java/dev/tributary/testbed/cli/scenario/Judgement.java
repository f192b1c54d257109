package dev.tributary.testbed.cli.scenario;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.testbed.cli.scenario.SteeredBank.Call;
import dev.tributary.testbed.cli.scenario.SteeredBank.Unattended;
import dev.tributary.testbed.cli.truth.AccountReckoning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/// What must hold after every scenario: nothing lost, nothing twice, no call over quota, every failure explained.
///
/// @param reckonings by account, for the days it was asked for and that its bank gives
record Judgement(
        List<ImportStatus> imports,
        Map<UUID, AccountReckoning> reckonings,
        List<Call> calls,
        List<Unattended> unattended) {

    List<Invariant> invariants() {
        return List.of(nothingLost(), nothingTwice(), noCallOverQuota(), everyFailureExplained());
    }

    List<String> details() {
        var details = new ArrayList<String>();
        reckonings.values().stream()
                .filter(account -> account.lost() + account.tooMany() + account.missing() > 0)
                .forEach(account -> {
                    details.add("%s: %d lost, %d too many, %d of the bank's rows not here"
                            .formatted(account.account(), account.lost(), account.tooMany(), account.missing()));
                    account.examples().forEach(example -> details.add("  " + example));
                });
        latest().forEach(account -> {
            if (account.reason() != null) {
                details.add("%s: %s. %s %s"
                        .formatted(
                                account.displayName(),
                                account.reason(),
                                account.message(),
                                account.nextStep() == null ? "" : account.nextStep()));
            }
        });
        return details;
    }

    /// What was served is stored; an account that is said to be complete has all that its bank has.
    private Invariant nothingLost() {
        var complete = latest().stream()
                .filter(account -> account.status() == SyncStatus.COMPLETED)
                .map(AccountStatus::accountId)
                .toList();
        var missing = reckonings.entrySet().stream()
                .filter(entry -> complete.contains(entry.getKey()))
                .mapToInt(entry -> entry.getValue().missing())
                .sum();
        var lost = sum(reckonings.values(), AccountReckoning::lost);
        var served = sum(reckonings.values(), AccountReckoning::served);
        return new Invariant(
                "nothing lost",
                lost == 0 && missing == 0 && served > 0,
                "%,d rows served whole, %,d stored; %,d lost, %,d missing where it says complete"
                        .formatted(served, sum(reckonings.values(), AccountReckoning::stored), lost, missing));
    }

    private Invariant nothingTwice() {
        var tooMany = sum(reckonings.values(), AccountReckoning::tooMany);
        return new Invariant(
                "nothing twice",
                tooMany == 0,
                "%,d stored, %,d of them more often than the bank has them"
                        .formatted(sum(reckonings.values(), AccountReckoning::stored), tooMany));
    }

    private Invariant noCallOverQuota() {
        var refused = unattended.stream().mapToInt(Unattended::refused).sum();
        var most = unattended.stream().mapToInt(Unattended::calls).max().orElse(0);
        var attended = calls.stream().filter(Call::attended).count();
        return new Invariant(
                "no call over quota",
                refused == 0,
                "%d refused; at most %d of 4 a day unattended, %,d with the person there"
                        .formatted(refused, most, attended));
    }

    /// An account that did not arrive says why and what to do, and no import is called complete with one of those.
    private Invariant everyFailureExplained() {
        var failedCalls = calls.stream().filter(Call::failed).count();
        var all = imports.stream().flatMap(job -> job.accounts().stream()).toList();
        var failed = all.stream().filter(Judgement::didNotArrive).toList();
        var explained = failed.stream().filter(Judgement::isExplained).count();
        var boasting = imports.stream().filter(Judgement::boasts).count();
        return new Invariant(
                "every failure explained",
                explained == failed.size()
                        && boasting == 0
                        && imports.stream().allMatch(job -> job.status().isTerminal()),
                "%d calls failed at the bank; %d of %d accounts that did not arrive say why; %d imports claim too much"
                        .formatted(failedCalls, explained, failed.size(), boasting));
    }

    private static boolean didNotArrive(AccountStatus account) {
        return switch (account.status()) {
            case COMPLETED -> false;
            case SKIPPED, FAILED, CANCELLED, PENDING, SYNCING, WAITING, PAUSED -> true;
        };
    }

    private static boolean isExplained(AccountStatus account) {
        var saysWhy = account.reason() != null && account.message() != null;
        return account.status() == SyncStatus.FAILED ? saysWhy && account.nextStep() != null : saysWhy;
    }

    private static boolean boasts(ImportStatus job) {
        return job.status() == JobStatus.COMPLETED
                && job.accounts().stream()
                        .anyMatch(account -> didNotArrive(account) && account.status() != SyncStatus.SKIPPED);
    }

    /// How each account stood when it was last imported.
    private Collection<AccountStatus> latest() {
        var latest = new LinkedHashMap<UUID, AccountStatus>();
        imports.forEach(job -> job.accounts().forEach(account -> latest.put(account.accountId(), account)));
        return latest.values();
    }

    private static int sum(Collection<AccountReckoning> reckonings, ToIntFunction<AccountReckoning> figure) {
        return reckonings.stream().mapToInt(figure).sum();
    }
}
