package dev.tributary.enrichment.correction.postgres;

import dev.tributary.contracts.Correction.CorrectionWithdrawn;
import dev.tributary.contracts.Correction.TransactionCorrected;
import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.enrichment.correction.Corrections;
import dev.tributary.enrichment.ladder.Direction;
import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.postgres.PgPersonRules;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.work.postgres.SimilarRows;
import dev.tributary.enrichment.work.postgres.SimilarRows.Asked;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgCorrections implements Corrections {

    // A correction that was withdrawn before it arrived has nothing left to do.
    private static final String INSERT = """
            INSERT INTO corrections (correction_id, user_id, account_id, transaction_id, kind, told, merchant_key,
                direction, category, subcategory, merchant, status, corrected_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'offered', $12
            WHERE NOT EXISTS (SELECT FROM withdrawn_corrections WHERE correction_id = $1)
            ON CONFLICT (correction_id) DO NOTHING RETURNING correction_id
            """;

    private static final String FIND = """
            SELECT correction_id, user_id, account_id, transaction_id, merchant_key, direction, category, subcategory,
                merchant, status, corrected_at, kind, told
            FROM corrections WHERE correction_id = $1 AND user_id = $2
            """;

    private static final String MOVE =
            "UPDATE corrections SET status = $2, updated_at = now() WHERE correction_id = $1";

    private static final String REMEMBER_WITHDRAWN =
            "INSERT INTO withdrawn_corrections (correction_id) VALUES ($1) ON CONFLICT DO NOTHING";

    private final Transactions transactions;
    private final Pool pool;
    private final PgPersonRules rules;
    private final SimilarRows similarRows;
    private final Clock clock;

    PgCorrections(Transactions transactions, Pool pool, PgPersonRules rules, SimilarRows similarRows, Clock clock) {
        this.transactions = transactions;
        this.pool = pool;
        this.rules = rules;
        this.similarRows = similarRows;
        this.clock = clock;
    }

    @Override
    public void learn(TransactionCorrected corrected, CategoryKey category, @Nullable MerchantSide merchant) {
        transactions.run(connection -> {
            if (execute(connection, INSERT, values(corrected, category, merchant))
                            .size()
                    == 0) {
                return;
            }
            var known = find(connection, corrected.correctionId(), corrected.userId())
                    .orElseThrow();
            similarRows.correct(connection, asked(known));
            if (merchant != null) {
                rules.decree(
                        connection,
                        corrected.userId(),
                        corrected.correctionId(),
                        merchant,
                        category,
                        corrected.merchant());
                if (corrected.applyToSimilar()) {
                    apply(connection, known);
                }
            }
        });
    }

    @Override
    public Optional<Known> find(UUID correctionId, String userId) {
        return find(pool, correctionId, userId);
    }

    @Override
    public Known apply(Known correction) {
        transactions.run(connection -> apply(connection, correction));
        return find(correction.correctionId(), correction.userId()).orElseThrow();
    }

    private void apply(SqlConnection connection, Known correction) {
        if (correction.merchant() != null) {
            similarRows.apply(connection, asked(correction));
            move(connection, correction.correctionId(), Status.APPLIED);
        }
    }

    @Override
    public Known undo(Known correction) {
        transactions.run(connection -> undo(connection, correction, Status.UNDONE));
        return find(correction.correctionId(), correction.userId()).orElseThrow();
    }

    private void undo(SqlConnection connection, Known correction, Status status) {
        rules.withdraw(connection, correction.userId(), correction.correctionId());
        similarRows.undo(connection, correction.correctionId());
        move(connection, correction.correctionId(), status);
    }

    @Override
    public void withdraw(CorrectionWithdrawn withdrawn, Function<Told, Verdict> asNew) {
        var told = withdrawnRow(withdrawn);
        // The ladder is asked after the rule is gone, and outside the transaction, for it may take its time.
        if (told.isPresent() && asNew.apply(told.get()) instanceof Categorised decided) {
            transactions.run(connection -> tell(connection, withdrawn, decided));
        }
    }

    /// @return the row, when it is none of any job and nobody else will say what it is
    private Optional<Told> withdrawnRow(CorrectionWithdrawn withdrawn) {
        return transactions.call(connection -> {
            execute(connection, REMEMBER_WITHDRAWN, Tuple.of(withdrawn.correctionId()));
            var row = execute(connection, FIND, Tuple.of(withdrawn.correctionId(), withdrawn.userId())).stream()
                    .findFirst();
            if (row.isEmpty() || row.get().getString("status").equals(Status.WITHDRAWN.code())) {
                return Optional.empty();
            }
            undo(connection, known(row.get()), Status.WITHDRAWN);
            var isOfAJob = similarRows.release(connection, withdrawn.transactionId(), withdrawn.userId());
            return isOfAJob ? Optional.empty() : Optional.of(told(row.get()));
        });
    }

    private void tell(SqlConnection connection, CorrectionWithdrawn withdrawn, Categorised decided) {
        var enriched = new EnrichedTransaction(
                withdrawn.transactionId(),
                decided.category().top().value(),
                decided.category().subcategory(),
                decided.merchant().isEmpty() ? null : decided.merchant(),
                decided.essential(),
                decided.confidence(),
                decided.source().code(),
                decided.why());
        // No import ever told of this row: the correction stands in its place.
        var event = new TransactionsEnriched(
                Ids.next(),
                clock.instant(),
                withdrawn.userId(),
                withdrawn.correctionId(),
                withdrawn.accountId(),
                List.of(enriched));
        Outbox.append(connection, List.of(event)).await().indefinitely();
    }

    @Override
    public Similar similar(Known correction, int sample) {
        if (correction.merchant() == null) {
            return new Similar(0, 0, List.of());
        }
        var asked = asked(correction);
        return new Similar(
                similarRows.count(pool, asked),
                similarRows.changed(pool, correction.correctionId()),
                similarRows.sample(pool, asked, sample, PgCorrections::row));
    }

    private static Asked asked(Known correction) {
        var merchant = correction.merchant() == null ? new MerchantSide("", Direction.OUT) : correction.merchant();
        return new Asked(
                correction.correctionId(),
                correction.userId(),
                correction.transactionId(),
                merchant,
                correction.category(),
                correction.name());
    }

    private static void move(SqlConnection connection, UUID correctionId, Status status) {
        execute(connection, MOVE, Tuple.of(correctionId, status.code()));
    }

    private static Optional<Known> find(SqlClient client, UUID correctionId, String userId) {
        return execute(client, FIND, Tuple.of(correctionId, userId)).stream()
                .map(PgCorrections::known)
                .findFirst();
    }

    private static Known known(Row row) {
        var key = row.getString("merchant_key");
        var subcategory = row.getString("subcategory");
        var category = row.getString("category");
        return new Known(
                row.getUUID("correction_id"),
                row.getString("user_id"),
                row.getUUID("account_id"),
                row.getUUID("transaction_id"),
                key.isEmpty() ? null : new MerchantSide(key, Direction.ofCode(row.getString("direction"))),
                new CategoryKey(subcategory == null ? category : category + "." + subcategory),
                row.getString("merchant"),
                Status.ofCode(row.getString("status")),
                row.getOffsetDateTime("corrected_at").toInstant());
    }

    private static Tuple values(TransactionCorrected corrected, CategoryKey category, @Nullable MerchantSide merchant) {
        var transaction = corrected.transaction();
        var direction = merchant == null ? Direction.of(transaction.amount()) : merchant.direction();
        return Tuple.tuple()
                .addUUID(corrected.correctionId())
                .addString(corrected.userId())
                .addUUID(corrected.accountId())
                .addUUID(transaction.transactionId())
                .addString(corrected.kind().name().toLowerCase(Locale.ROOT))
                .addJsonObject(json(transaction))
                .addString(merchant == null ? "" : merchant.merchantKey())
                .addString(direction.code())
                .addString(category.top().value())
                .addString(category.subcategory())
                .addString(corrected.merchant())
                .addOffsetDateTime(corrected.occurredAt().atOffset(ZoneOffset.UTC));
    }

    private static JsonObject json(ImportedTransaction transaction) {
        return new JsonObject()
                .put("transaction_id", transaction.transactionId().toString())
                .put("booked_on", transaction.bookedOn().toString())
                .put("description", transaction.description().replace("\0", ""))
                .put(
                        "merchant_name",
                        transaction.merchantName() == null
                                ? null
                                : transaction.merchantName().replace("\0", ""))
                .put("amount", transaction.amount().toPlainString())
                .put("currency", transaction.currency())
                .put("transaction_category", transaction.transactionCategory())
                .put("classification", new JsonArray(List.copyOf(transaction.classification())));
    }

    private static Told told(Row row) {
        var told = row.getJsonObject("told");
        return new Told(
                row.getString("user_id"),
                SourceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new ImportedTransaction(
                        UUID.fromString(told.getString("transaction_id")),
                        LocalDate.parse(told.getString("booked_on")),
                        told.getString("description"),
                        told.getString("merchant_name"),
                        new BigDecimal(told.getString("amount")),
                        told.getString("currency"),
                        told.getString("transaction_category"),
                        told.getJsonArray("classification").stream()
                                .map(String::valueOf)
                                .toList()));
    }

    private static SimilarRow row(Row row) {
        return new SimilarRow(
                row.getUUID("transaction_id"),
                row.getUUID("account_id"),
                row.getLocalDate("booked_on"),
                row.getString("description"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("category"),
                row.getString("subcategory"));
    }

    private static RowSet<Row> execute(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
