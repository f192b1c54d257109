package dev.tributary.testbed.cli.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tributary.contracts.SourceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What to import, as `POST /import/plan` takes it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportRequest(
        @Nullable LocalDate fromDate,
        @Nullable LocalDate toDate,
        @Nullable String preset,
        List<UUID> accountIds,
        List<UUID> cardIds,
        boolean autoEnrich,
        int batchSize,
        int maxParallelAccounts) {

    public static final int DEFAULT_BATCH_SIZE = 200;
    public static final int DEFAULT_PARALLEL_ACCOUNTS = 5;

    public static ImportRequest of(DateRange range, List<Account> accounts) {
        return new ImportRequest(
                range.fromDate(),
                range.toDate(),
                range.preset(),
                ids(accounts, SourceKind.ACCOUNT),
                ids(accounts, SourceKind.CARD),
                true,
                DEFAULT_BATCH_SIZE,
                DEFAULT_PARALLEL_ACCOUNTS);
    }

    public ImportRequest withEnrichment(boolean enrich) {
        return new ImportRequest(fromDate, toDate, preset, accountIds, cardIds, enrich, batchSize, maxParallelAccounts);
    }

    public ImportRequest withBatches(int rows) {
        return new ImportRequest(fromDate, toDate, preset, accountIds, cardIds, autoEnrich, rows, maxParallelAccounts);
    }

    public ImportRequest inParallel(int accounts) {
        return new ImportRequest(fromDate, toDate, preset, accountIds, cardIds, autoEnrich, batchSize, accounts);
    }

    private static List<UUID> ids(List<Account> accounts, SourceKind kind) {
        return accounts.stream()
                .filter(account -> account.kind() == kind)
                .map(Account::accountId)
                .toList();
    }
}
