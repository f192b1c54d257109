package dev.tributary.problems;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.time.Duration;

/// Every mistake a client can make, as a problem document with a stable `code` and a sentence that says what to do.
/// They are thrown; a resource never builds a response for one.
public final class Problems {

    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    /// The request can be read but makes no sense as it is: 422.
    ///
    /// @param field of the request that is to be changed
    public static HttpProblem invalid(String code, String field, String sentence) {
        return HttpProblem.builder()
                .withTitle("Unprocessable Content")
                .withStatus(UNPROCESSABLE)
                .withDetail(sentence)
                .with("code", code)
                .with("field", field)
                .build();
    }

    /// The request makes sense, but not for what it is about as it is now: 409.
    public static HttpProblem conflict(String code, String sentence) {
        return problem(Status.CONFLICT, code, sentence).build();
    }

    /// The person has no such thing, whether or not somebody else has: 404.
    public static HttpProblem unknown(String code, String sentence) {
        return problem(Status.NOT_FOUND, code, sentence).build();
    }

    /// The request names a thing the person does not have: 404.
    ///
    /// @param field of the request that names it
    public static HttpProblem unknown(String code, String field, String sentence) {
        return problem(Status.NOT_FOUND, code, sentence).with("field", field).build();
    }

    /// The person asks for more than their share: 429.
    public static HttpProblem tooMany(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return problem(
                        Status.TOO_MANY_REQUESTS,
                        "too_many_requests",
                        "You ask faster than we can answer everybody. Try again in %d s.".formatted(seconds))
                .withHeader(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    static HttpProblem.Builder problem(StatusType status, String code, String sentence) {
        return HttpProblem.builder()
                .withTitle(status.getReasonPhrase())
                .withStatus(status)
                .withDetail(sentence)
                .with("code", code);
    }
}
