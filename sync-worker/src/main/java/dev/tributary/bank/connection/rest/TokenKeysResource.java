package dev.tributary.bank.connection.rest;

import dev.tributary.bank.connection.RotateTokenKeys;
import dev.tributary.bank.rest.Tenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/truelayer/operations/token-keys/rotate")
@Tag(name = "operations")
@RolesAllowed("operator")
@RunOnVirtualThread
class TokenKeysResource {

    private final RotateTokenKeys rotateTokenKeys;
    private final Tenant tenant;

    TokenKeysResource(RotateTokenKeys rotateTokenKeys, Tenant tenant) {
        this.rotateTokenKeys = rotateTokenKeys;
        this.tenant = tenant;
    }

    /// @param resealed how many secrets were sealed anew
    /// @param byPlace the same, by table and column
    /// @param unreadable secrets no key of the keyset opens
    /// @param remaining secrets the primary key has not sealed; at 0 the other keys can go
    record Rotation(long resealed, Map<String, Long> byPlace, long unreadable, long remaining) {}

    @POST
    @Operation(summary = "Seal every stored secret with the keyset's primary key", description = """
                    Changing the key that bank tokens are sealed with takes three steps. 1: add the new key to \
                    TOKEN_KEYSET without making it the primary one, and roll it out to every sync-worker, so that all can \
                    open what it seals. 2: make it the primary key, roll that out, and send this request until `remaining` \
                    is 0; it may be broken off and repeated at any time. 3: take the old key out of TOKEN_KEYSET and roll \
                    that out. Secrets in backups from before step 2 need the old key: keep it as long as them.""")
    public Rotation rotate() {
        var done = rotateTokenKeys.rotate(tenant.userId());
        return new Rotation(done.total(), done.counts(), done.unreadable(), done.remaining());
    }
}
