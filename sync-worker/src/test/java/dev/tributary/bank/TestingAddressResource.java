package dev.tributary.bank;

import dev.tributary.bank.rest.PersonAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Tells where it is asked from, as the product takes it.
@Path("/testing/address")
@PermitAll
class TestingAddressResource {

    private final PersonAddress address;

    TestingAddressResource(PersonAddress address) {
        this.address = address;
    }

    @GET
    @Operation(hidden = true)
    public String address() {
        return String.valueOf(address.value());
    }
}
