package dev.tributary.imports.plan;

import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person asks to have planned. Either `preset` or both dates.
///
/// @param connectionId null when the accounts may belong to several
/// @param accounts accounts and cards alike, in the order picked
public record PlanRequest(
        UserId owner,
        Origin origin,
        @Nullable UUID connectionId,
        @Nullable LocalDate fromDate,
        @Nullable LocalDate toDate,
        @Nullable String preset,
        List<AccountId> accounts,
        boolean autoEnrich,
        int batchSize,
        int maxParallelAccounts) {

    public static final int USUAL_BATCH_SIZE = 200;
    public static final int USUAL_PARALLEL_ACCOUNTS = 5;

    public PlanRequest {
        accounts = List.copyOf(accounts);
    }
}
