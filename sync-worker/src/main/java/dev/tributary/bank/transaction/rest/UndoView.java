package dev.tributary.bank.transaction.rest;

import dev.tributary.bank.transaction.UndoReport;
import dev.tributary.bank.transaction.UndoReport.OfAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What undoing an import would take away.
record UndoView(
        UUID jobId, long wouldRemove, long keptServedByLaterImport, long keptEdited, List<AccountUndoView> accounts) {

    UndoView {
        accounts = List.copyOf(accounts);
    }

    record AccountUndoView(
            UUID accountId,
            String displayName,
            long wouldRemove,
            long keptServedByLaterImport,
            long keptEdited,
            @Nullable LocalDate earliestBookedOn,
            @Nullable LocalDate latestBookedOn) {

        static AccountUndoView of(OfAccount account) {
            return new AccountUndoView(
                    account.accountId(),
                    account.displayName(),
                    account.removed(),
                    account.keptServedLater(),
                    account.keptEdited(),
                    account.earliest(),
                    account.latest());
        }
    }

    static UndoView of(UndoReport report) {
        return new UndoView(
                report.jobId(),
                report.sum(OfAccount::removed),
                report.sum(OfAccount::keptServedLater),
                report.sum(OfAccount::keptEdited),
                report.accounts().stream().map(AccountUndoView::of).toList());
    }

    /// What was done.
    record Removed(UUID jobId, long removed, long keptServedByLaterImport, long keptEdited) {
        static Removed of(UndoReport report) {
            return new Removed(
                    report.jobId(),
                    report.sum(OfAccount::removed),
                    report.sum(OfAccount::keptServedLater),
                    report.sum(OfAccount::keptEdited));
        }
    }

    record Restored(UUID jobId, long restored) {}
}
