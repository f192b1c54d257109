package dev.tributary.bank.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.messaging.PassingFailure;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What went wrong beneath a resource, as a problem document.
class FailureMappers {

    private static final Logger LOG = Logger.getLogger(FailureMappers.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException failure) {
        return HttpProblem.builder(Problems.problem(
                        Status.UNAUTHORIZED,
                        "unauthenticated",
                        "Send a valid bearer token: this one is missing, expired or not for this product."))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    Response malformedJson(JsonProcessingException failure) {
        return Problems.badRequest(
                        "malformed_json", "The body is not the JSON this resource reads; check its syntax and types.")
                .toResponse();
    }

    @ServerExceptionMapper({PgException.class, ClosedConnectionException.class, java.io.IOException.class})
    Response databaseAway(Exception failure) {
        LOG.warnf("request failed: cause=%s", PassingFailure.nameOf(failure));
        var passing = PassingFailure.is(failure);
        return HttpProblem.builder(Problems.problem(
                        passing ? Status.SERVICE_UNAVAILABLE : Status.INTERNAL_SERVER_ERROR,
                        passing ? "temporarily_unavailable" : "internal_error",
                        passing
                                ? "The database is not reachable just now. Try again in a few seconds."
                                : "This is our fault."))
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
