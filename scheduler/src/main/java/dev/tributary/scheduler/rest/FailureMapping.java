package dev.tributary.scheduler.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.tributary.messaging.PassingFailure;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns what was thrown on the way into a problem document; the one place of this service that does.
class FailureMapping {

    private static final Logger LOG = Logger.getLogger(FailureMapping.class);
    private static final int SECONDS_UNTIL_BACK = 5;

    /// Before the mappers of the libraries, which know no codes; they are exact about types, so we have to be.
    private static final int OURS = 1;

    @ServerExceptionMapper(
            value = {
                JsonProcessingException.class,
                MismatchedInputException.class,
                InvalidFormatException.class,
                UnrecognizedPropertyException.class
            },
            priority = OURS)
    public Response malformed(JacksonException failure) {
        return failure instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? malformedField(mapping)
                : malformedBody(failure);
    }

    /// Quarkus wraps what Jackson says of a body.
    @ServerExceptionMapper(
            value = {WebApplicationException.class, NotFoundException.class},
            priority = OURS)
    public Response refused(WebApplicationException failure) {
        if (failure.getCause() instanceof JacksonException json) {
            return malformed(json);
        }
        var status = failure.getResponse().getStatusInfo();
        return switch (status.getFamily()) {
            case CLIENT_ERROR ->
                Problems.problem(status, "http_" + status.getStatusCode(), sentence(failure))
                        .build()
                        .toResponse();
            case INFORMATIONAL, SUCCESSFUL, REDIRECTION, SERVER_ERROR, OTHER -> unexpected(failure);
        };
    }

    @ServerExceptionMapper(
            value = {AuthenticationFailedException.class, UnauthorizedException.class},
            priority = OURS)
    public Response unauthenticated() {
        return Problems.problem(
                        Status.UNAUTHORIZED,
                        "unauthenticated",
                        "The bearer token is missing, expired or not one of ours. Sign in again.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper(
            value = {Throwable.class, Exception.class},
            priority = OURS)
    public Response unexpected(Throwable failure) {
        if (PassingFailure.is(failure)) {
            LOG.warnf("request refused for now: cause=%s", PassingFailure.nameOf(failure));
            return Problems.problem(
                            Status.SERVICE_UNAVAILABLE,
                            "temporarily_unavailable",
                            "A part of Tributary is away for the moment. Nothing is lost; try again in a few seconds.")
                    .withHeader(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_BACK)
                    .build()
                    .toResponse();
        }
        var incident = UUID.randomUUID().toString();
        LOG.errorf(failure, "request failed: incident=%s", incident);
        return Problems.problem(
                        Status.INTERNAL_SERVER_ERROR,
                        "internal_error",
                        "Something went wrong on our side. Tell us the incident %s.".formatted(incident))
                .with("incident", incident)
                .build()
                .toResponse();
    }

    private static Response malformedField(JsonMappingException failure) {
        var field = failure.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[%d]".formatted(part.getIndex()) : part.getFieldName())
                .collect(Collectors.joining("."));
        return Problems.problem(
                        Status.BAD_REQUEST,
                        "malformed_field",
                        "The value of %s cannot be read. Look its format up in /openapi.json.".formatted(field))
                .with("field", field)
                .build()
                .toResponse();
    }

    private static Response malformedBody(JacksonException failure) {
        var at = failure.getLocation();
        var place = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return Problems.problem(
                        Status.BAD_REQUEST,
                        "malformed_json",
                        "The body is not JSON%s. Mend it and send it again.".formatted(place))
                .build()
                .toResponse();
    }

    private static String sentence(WebApplicationException failure) {
        return failure instanceof NotFoundException
                ? "There is nothing at this address. The addresses are in /openapi.json."
                : "The request cannot be answered: %s. The formats are in /openapi.json."
                        .formatted(failure.getResponse().getStatusInfo().getReasonPhrase());
    }
}
