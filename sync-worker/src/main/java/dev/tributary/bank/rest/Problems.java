package dev.tributary.bank.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;

/// Refusals as RFC 9457 documents: a stable `code` for programs, a sentence that says what to do for people.
public final class Problems {

    private Problems() {}

    public static HttpProblem notFound(String code, String detail) {
        return problem(Status.NOT_FOUND, code, detail);
    }

    public static HttpProblem badRequest(String code, String detail) {
        return problem(Status.BAD_REQUEST, code, detail);
    }

    static HttpProblem problem(Status status, String code, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail)
                .with("code", code)
                .build();
    }
}
