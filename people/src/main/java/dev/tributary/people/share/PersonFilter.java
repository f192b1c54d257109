package dev.tributary.people.share;

import dev.tributary.people.erasure.ErasedPeople;
import dev.tributary.problems.Problems;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Before any resource sees a request: who asks too much waits, and who is being erased asks for nothing but how far it
/// is. Who is nobody is the resource's business.
public class PersonFilter {

    private static final String OF_THEMSELVES = "/api/truelayer/me";

    private final CurrentIdentityAssociation identities;
    private final FairShare share;
    private final ErasedPeople erased;

    PersonFilter(CurrentIdentityAssociation identities, FairShare share, ErasedPeople erased) {
        this.identities = identities;
        this.share = share;
        this.erased = erased;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> filter(ContainerRequestContext request) {
        return identities.getDeferredIdentity().map(identity -> refusal(identity, request));
    }

    private static boolean isOfThemselves(ContainerRequestContext request) {
        var path = request.getUriInfo().getRequestUri().getPath();
        return path.equals(OF_THEMSELVES) || path.startsWith(OF_THEMSELVES + "/");
    }

    private @Nullable Response refusal(SecurityIdentity identity, ContainerRequestContext request) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || token.getSubject() == null) {
            return null;
        }
        var wait = share.take(token.getSubject());
        if (!wait.isZero()) {
            return Problems.tooMany(wait).toResponse();
        }
        if (erased.isBeingErased(token.getSubject()) && !isOfThemselves(request)) {
            return Problems.conflict(
                            "being_erased",
                            "Everything we know of you is being erased. When that is done you can begin anew.")
                    .toResponse();
        }
        return null;
    }
}
