package dev.tributary.bank.connection.rest;

import dev.tributary.bank.connection.AuthoriseConnection;
import dev.tributary.bank.connection.AuthoriseConnection.Invitation;
import dev.tributary.bank.connection.Connection;
import dev.tributary.bank.connection.ConnectionStatus;
import dev.tributary.bank.connection.Connections;
import dev.tributary.bank.connection.DisconnectBank;
import dev.tributary.bank.rest.Tenant;
import dev.tributary.bank.truelayer.Provider;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/connections")
@Authenticated
@RunOnVirtualThread
class ConnectionResource {

    private final Connections connections;
    private final AuthoriseConnection authoriseConnection;
    private final DisconnectBank disconnectBank;
    private final Tenant tenant;

    ConnectionResource(
            Connections connections,
            AuthoriseConnection authoriseConnection,
            DisconnectBank disconnectBank,
            Tenant tenant) {
        this.connections = connections;
        this.authoriseConnection = authoriseConnection;
        this.disconnectBank = disconnectBank;
        this.tenant = tenant;
    }

    record Items(List<ConnectionView> items) {
        Items {
            items = List.copyOf(items);
        }
    }

    /// A connection as a person sees it.
    record ConnectionView(
            UUID connectionId,
            Provider provider,
            ConnectionStatus status,
            Instant connectedAt,
            @Nullable Instant consentExpiresAt,
            int accounts) {

        static ConnectionView of(Connection connection) {
            return new ConnectionView(
                    connection.connectionId(),
                    connection.provider(),
                    connection.status(),
                    connection.connectedAt(),
                    connection.consent().expiresAt(),
                    connection.accounts());
        }
    }

    /// @param providerId the bank to go to; absent lets the person choose
    record Authorise(
            @Nullable @Pattern(regexp = "[a-z0-9-]{1,64}") String providerId) {}

    @GET
    public Items list() {
        return new Items(
                connections.of(tenant.userId()).stream().map(ConnectionView::of).toList());
    }

    @POST
    @Path("/authorize")
    public Invitation authorise(@Valid @Nullable Authorise request) {
        return authoriseConnection.authorise(tenant.userId(), request == null ? null : request.providerId());
    }

    @DELETE
    @Path("/{connectionId}")
    public void disconnect(@PathParam("connectionId") UUID connectionId) {
        if (!disconnectBank.disconnect(tenant.userId(), connectionId)) {
            throw Problems.unknown(
                    "unknown_connection", "You have no such connection. GET /api/truelayer/connections lists yours.");
        }
    }
}
