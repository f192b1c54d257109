package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.truelayer.Resource;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/// What banks have said they do not offer. It is believed for a while: banks learn.
final class ResourcesNotOffered {

    private static final List<Resource> CLOSING = List.of(Resource.PENDING, Resource.BALANCE);
    private static final String REMEMBER = """
            INSERT INTO resources_not_offered (provider_id, endpoint, told_at) VALUES ($1, $2, $3)
            ON CONFLICT (provider_id, endpoint) DO UPDATE SET told_at = excluded.told_at
            """;
    private static final String KNOWN =
            "SELECT endpoint FROM resources_not_offered WHERE provider_id = $1 AND told_at > $2";

    private ResourcesNotOffered() {}

    static void remember(SqlConnection connection, Account account, Resource resource, Instant now) {
        var parameters = Tuple.of(
                account.provider().providerId(), resource.endpoint(account.kind()), now.atOffset(ZoneOffset.UTC));
        connection.preparedQuery(REMEMBER).execute(parameters).await().indefinitely();
    }

    /// @return what to ask for after the windows
    static List<Resource> closing(SqlConnection connection, Account account, Instant believedSince) {
        var parameters = Tuple.of(account.provider().providerId(), believedSince.atOffset(ZoneOffset.UTC));
        var lacking = connection.preparedQuery(KNOWN).execute(parameters).await().indefinitely().stream()
                .map(row -> row.getString("endpoint"))
                .collect(Collectors.toSet());
        return CLOSING.stream()
                .filter(resource -> !lacking.contains(resource.endpoint(account.kind())))
                .toList();
    }
}
