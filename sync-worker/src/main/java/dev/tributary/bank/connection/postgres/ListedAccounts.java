package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.account.Discovered;
import dev.tributary.bank.account.DiscoveredAccount;
import dev.tributary.bank.account.KnownAccount;
import dev.tributary.bank.account.MatchAccounts;
import dev.tributary.bank.account.Matching;
import dev.tributary.bank.account.Matching.Choice;
import dev.tributary.bank.account.Matching.Match;
import dev.tributary.bank.connection.Relisted;
import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.contracts.SourceKind;
import dev.tributary.messaging.Ids;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// What a bank lists, written onto the accounts we know, within somebody's transaction.
final class ListedAccounts {

    /// Two listings of one person's bank are written one after the other.
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 1010))";

    private static final String KNOWN = """
            SELECT account_id, connection_id, kind, provider_account_id, display_name, currency, numbers FROM accounts
            WHERE user_id = $1 AND provider_id = $2 AND NOT erasing ORDER BY account_id FOR UPDATE
            """;
    /// Two accounts may have swapped their ids: first all of them let go.
    private static final String LET_GO =
            "UPDATE accounts SET provider_account_id = 'moving ' || account_id WHERE account_id = ANY($1)";

    private static final String MATCHED = """
            UPDATE accounts SET connection_id = $2, provider_account_id = $3, display_name = $4, currency = $5,
                numbers = $6, availability = 'available'
            WHERE account_id = $1
            """;
    private static final String ADDED = """
            INSERT INTO accounts (account_id, user_id, connection_id, kind, provider_id, provider_account_id, display_name,
                currency, numbers, availability)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'available')
            """;
    private static final String MISSING = "UPDATE accounts SET availability = 'removed' WHERE account_id = ANY($1)";
    private static final String OPEN = "UPDATE connections SET open_accounts = $2 WHERE connection_id = $1";

    private final SqlConnection sql;
    private final SealedNumbers numbers;
    private final Owner owner;

    /// Whose accounts, at which bank, reached through which connection.
    record Owner(String userId, UUID connectionId, String providerId) {}

    ListedAccounts(SqlConnection sql, SecretSeal seal, Owner owner) {
        this.sql = sql;
        this.numbers = new SealedNumbers(seal);
        this.owner = owner;
    }

    Matching match(Discovered discovered, List<Choice> choices) {
        execute(ONE_AT_A_TIME, Tuple.of(owner.userId(), owner.providerId()));
        var known = sql
                .preparedQuery(KNOWN)
                .execute(Tuple.of(owner.userId(), owner.providerId()))
                .await()
                .indefinitely()
                .stream()
                .map(this::known)
                .toList();
        return MatchAccounts.match(owner.connectionId(), known, discovered, choices);
    }

    /// Publishes nothing: the transaction may change more.
    Relisted write(Matching matching) {
        var moved = new HashSet<UUID>();
        var present = new HashSet<UUID>();
        for (var match : matching.matches()) {
            present.add(match.known().accountId());
            if (match.moved()) {
                moved.add(match.known().accountId());
            }
        }
        execute(LET_GO, Tuple.of(moved.toArray(UUID[]::new)));
        matching.matches().forEach(this::update);
        var added = add(matching.added());
        present.addAll(added);
        execute(MISSING, Tuple.of(matching.missing().toArray(UUID[]::new)));
        execute(OPEN, Tuple.of(owner.connectionId(), matching.open().size()));
        return new Relisted(present, moved, added, matching.missing(), matching.open());
    }

    private void update(Match match) {
        var id = match.known().accountId();
        var listed = match.found().account();
        var numbersNow = listed.numbers().orThoseOf(match.known().numbers());
        execute(
                MATCHED,
                Tuple.of(
                        id,
                        owner.connectionId(),
                        listed.accountId(),
                        listed.displayName(),
                        listed.currency(),
                        numbers.seal(numbersNow, owner.userId(), id)));
    }

    private Set<UUID> add(List<DiscoveredAccount> found) {
        var ids = new HashSet<UUID>();
        for (var each : found) {
            var id = Ids.next();
            ids.add(id);
            execute(
                    ADDED,
                    Tuple.tuple()
                            .addUUID(id)
                            .addString(owner.userId())
                            .addUUID(owner.connectionId())
                            .addString(each.kind().name().toLowerCase(Locale.ROOT))
                            .addString(owner.providerId())
                            .addString(each.account().accountId())
                            .addString(each.account().displayName())
                            .addString(each.account().currency())
                            .addValue(numbers.seal(each.account().numbers(), owner.userId(), id)));
        }
        return ids;
    }

    private KnownAccount known(Row row) {
        var id = row.getUUID("account_id");
        var sealed = row.getBuffer("numbers");
        return new KnownAccount(
                id,
                row.getUUID("connection_id"),
                SourceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("provider_account_id"),
                row.getString("display_name"),
                row.getString("currency"),
                numbers.open(sealed == null ? null : sealed.getBytes(), owner.userId(), id));
    }

    private void execute(String statement, Tuple parameters) {
        sql.preparedQuery(statement).execute(parameters).await().indefinitely();
    }
}
