package dev.tributary.bank.connection.rest;

import dev.tributary.bank.connection.Connections;
import dev.tributary.bank.connection.DisconnectBank;
import dev.tributary.bank.connection.DisconnectBank.Rows;
import dev.tributary.bank.rest.Tenant;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/connections")
@Tag(name = "connections")
@Authenticated
@RunOnVirtualThread
class ConnectionResource {

    private final Connections connections;
    private final DisconnectBank disconnectBank;
    private final Tenant tenant;
    private final Clock clock;

    ConnectionResource(Connections connections, DisconnectBank disconnectBank, Tenant tenant, Clock clock) {
        this.connections = connections;
        this.disconnectBank = disconnectBank;
        this.tenant = tenant;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The banks you connected, and how long each consent lasts")
    public ConnectionView.Items list() {
        var now = clock.instant();
        return new ConnectionView.Items(connections.of(tenant.userId()).stream()
                .map(connection -> ConnectionView.of(connection, now))
                .toList());
    }

    @DELETE
    @Path("/{connectionId}")
    @Operation(summary = "Disconnect a bank", description = """
                    Takes the consent back at TrueLayer and forgets its tokens. `transactions=keep` (the default) leaves \
                    what was imported where it is, to be read; `transactions=erase` erases it for good. What was kept can \
                    be erased later by the same call.""")
    public DisconnectedView disconnect(
            @PathParam("connectionId") UUID connectionId, @RestQuery @Nullable String transactions) {
        return disconnectBank
                .disconnect(tenant.userId(), connectionId, rows(transactions))
                .map(done -> DisconnectedView.of(connectionId, done))
                .orElseThrow(ConnectionProblems::unknown);
    }

    private static Rows rows(@Nullable String choice) {
        return switch (choice) {
            case null -> Rows.KEEP;
            case "keep" -> Rows.KEEP;
            case "erase" -> Rows.ERASE;
            default ->
                throw Problems.invalid(
                        "unknown_choice",
                        "transactions",
                        "transactions is keep (what was imported stays) or erase (it is erased for good).");
        };
    }
}
