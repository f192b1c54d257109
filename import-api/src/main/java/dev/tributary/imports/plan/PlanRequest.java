package dev.tributary.imports.plan;

import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person asks to have planned.
///
/// @param connectionId null when the accounts may belong to several
/// @param accounts accounts and cards alike, in the order picked
public record PlanRequest(
        UserId owner,
        Origin origin,
        @Nullable UUID connectionId,
        DaysAsked days,
        List<AccountId> accounts,
        boolean autoEnrich,
        int batchSize,
        int maxParallelAccounts) {

    public static final int USUAL_BATCH_SIZE = 200;
    public static final int USUAL_PARALLEL_ACCOUNTS = 5;

    /// Whether a person waits for it. They are there then, and banks do not count calls.
    boolean isPersons() {
        return origin.scheduleId() == null;
    }

    public PlanRequest {
        accounts = List.copyOf(accounts);
    }
}
