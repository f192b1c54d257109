package dev.tributary.bank.correction.postgres;

import dev.tributary.bank.correction.Choice;
import dev.tributary.bank.correction.Corrections;
import dev.tributary.contracts.Correction;
import dev.tributary.contracts.Correction.CorrectionWithdrawn;
import dev.tributary.contracts.Correction.TransactionCorrected;
import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

@ApplicationScoped
class PgCorrections implements Corrections {

    private static final String FIND = """
            SELECT t.*, a.kind, c.category AS said_category, c.subcategory AS said_subcategory, c.merchant AS said_merchant,
                c.apply_to_similar
            FROM transactions t JOIN accounts a USING (account_id) LEFT JOIN corrections c USING (correction_id)
            WHERE t.transaction_id = $1 AND a.user_id = $2 AND t.state IN ('booked', 'pending', 'withdrawn')
            FOR UPDATE OF t
            """;
    private static final String CORRECT = """
            UPDATE transactions SET correction_id = $2, category = $3, subcategory = $4, merchant = coalesce($5, merchant),
                essential = $6, why = 'You said so.', confidence = 1, category_source = 'person'
            WHERE transaction_id = $1
            """;
    private static final String RECORD = """
            INSERT INTO corrections (correction_id, user_id, account_id, transaction_id, category, subcategory, merchant,
                apply_to_similar, corrected_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String TAKE_BACK = """
            UPDATE transactions SET correction_id = NULL, category = NULL, subcategory = NULL, merchant = NULL,
                essential = NULL, why = NULL, confidence = NULL, category_source = NULL
            WHERE transaction_id = $1
            """;
    private static final String WITHDRAW = """
            UPDATE corrections SET withdrawn_at = $3
            WHERE account_id = $1 AND transaction_id = $2 AND withdrawn_at IS NULL RETURNING correction_id
            """;

    private final Transactions transactions;
    private final Clock clock;

    PgCorrections(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The row, locked, with what was said of it so far.
    private record Locked(SqlConnection connection, String userId, Row row) {

        UUID transactionId() {
            return row.getUUID("transaction_id");
        }

        RowSet<Row> execute(String sql, Tuple parameters) {
            return connection.preparedQuery(sql).execute(parameters).await().indefinitely();
        }

        void tell(Correction event) {
            Outbox.append(connection, List.of(event)).await().indefinitely();
        }
    }

    @Override
    public Outcome correct(String userId, UUID transactionId, Choice choice) {
        return locked(userId, transactionId, transaction -> {
            if (!isSaid(transaction.row(), choice)) {
                correct(transaction, choice, clock.instant());
            }
        });
    }

    @Override
    public Outcome takeBack(String userId, UUID transactionId) {
        return locked(userId, transactionId, transaction -> {
            if (transaction.row().getUUID("correction_id") != null) {
                takeBack(transaction, clock.instant());
            }
        });
    }

    private Outcome locked(String userId, UUID transactionId, Consumer<Locked> work) {
        return transactions.call(connection -> {
            var found = connection
                    .preparedQuery(FIND)
                    .execute(Tuple.of(transactionId, userId))
                    .await()
                    .indefinitely()
                    .iterator();
            if (!found.hasNext()) {
                return Outcome.UNKNOWN_TRANSACTION;
            }
            var row = found.next();
            if (row.getString("state").equals("withdrawn")) {
                return Outcome.WITHDRAWN_TRANSACTION;
            }
            work.accept(new Locked(connection, userId, row));
            return Outcome.DONE;
        });
    }

    private static boolean isSaid(Row row, Choice choice) {
        return row.getUUID("correction_id") != null
                && choice.category().equals(row.getString("said_category"))
                && Objects.equals(choice.subcategory(), row.getString("said_subcategory"))
                && Objects.equals(choice.merchant(), row.getString("said_merchant"))
                && row.getBoolean("apply_to_similar") == choice.applyToSimilar();
    }

    private static void correct(Locked transaction, Choice choice, Instant now) {
        var correctionId = Ids.next();
        var row = transaction.row();
        transaction.execute(
                CORRECT,
                Tuple.tuple()
                        .addUUID(transaction.transactionId())
                        .addUUID(correctionId)
                        .addString(choice.category())
                        .addString(choice.subcategory())
                        .addString(choice.merchant())
                        .addBoolean(choice.essential()));
        transaction.execute(
                RECORD,
                Tuple.tuple()
                        .addUUID(correctionId)
                        .addString(transaction.userId())
                        .addUUID(row.getUUID("account_id"))
                        .addUUID(transaction.transactionId())
                        .addString(choice.category())
                        .addString(choice.subcategory())
                        .addString(choice.merchant())
                        .addBoolean(choice.applyToSimilar())
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)));
        transaction.tell(new TransactionCorrected(
                Ids.next(),
                now,
                transaction.userId(),
                correctionId,
                row.getUUID("account_id"),
                SourceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                asTheBankTellsIt(row),
                choice.category(),
                choice.subcategory(),
                choice.merchant(),
                choice.applyToSimilar()));
    }

    /// All that was ever said of the row, newest first: nothing older comes to light again.
    private static void takeBack(Locked transaction, Instant now) {
        var accountId = transaction.row().getUUID("account_id");
        transaction.execute(TAKE_BACK, Tuple.of(transaction.transactionId()));
        transaction
                .execute(WITHDRAW, Tuple.of(accountId, transaction.transactionId(), now.atOffset(ZoneOffset.UTC)))
                .stream()
                .map(row -> row.getUUID("correction_id"))
                .sorted(Comparator.reverseOrder())
                .forEach(correctionId -> transaction.tell(new CorrectionWithdrawn(
                        Ids.next(), now, transaction.userId(), correctionId, accountId, transaction.transactionId())));
    }

    private static ImportedTransaction asTheBankTellsIt(Row row) {
        return new ImportedTransaction(
                row.getUUID("transaction_id"),
                row.getLocalDate("booked_on"),
                row.getString("description"),
                row.getString("merchant_name"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("transaction_category"),
                List.of(row.getArrayOfStrings("classification")));
    }
}
