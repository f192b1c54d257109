package dev.tributary.scheduler.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;

/// Every mistake a client can make, as a problem document (RFC 9457) with a stable `code` and a sentence that says
/// what to do.
public final class Problems {

    private static final int UNPROCESSABLE = 422;

    private Problems() {}

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

    /// The person has no such schedule, whether or not somebody else has.
    public static HttpProblem unknownSchedule() {
        return problem(
                        Status.NOT_FOUND,
                        "unknown_schedule",
                        "You have no schedule with this id. Choose one from the list of schedules.")
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
