package dev.tributary.bank.connection.rest;

import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.problems.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;

/// What cannot be done with a connection, and what to do instead.
final class ConnectionProblems {

    private ConnectionProblems() {}

    static HttpProblem unknown() {
        return Problems.unknown(
                "unknown_connection", "You have no such connection. GET /api/truelayer/connections lists yours.");
    }

    static HttpProblem needsReauthorisation() {
        return Problems.conflict(
                "needs_reauthorisation",
                "The bank no longer accepts this consent. POST /api/truelayer/connections/authorize with this connection_id"
                        + " asks for a new one; accounts and rows stay.");
    }

    static HttpProblem bankFailed(BankFailure failure) {
        return switch (failure) {
            case BankFailure.RateLimited _, BankFailure.NotSent _ ->
                Problems.conflict(
                        "rate_limited",
                        "The bank allows no more calls for this connection at the moment. Nothing was changed; try again"
                                + " tomorrow.");
            case BankFailure.Unavailable _,
                    BankFailure.TooSlow _,
                    BankFailure.TimedOut _,
                    BankFailure.ConnectionLost _,
                    BankFailure.BrokenAnswer _,
                    BankFailure.Aborted _,
                    BankFailure.NotOffered _,
                    BankFailure.AccountGone _,
                    BankFailure.Refused _,
                    BankFailure.HistoryLocked _,
                    BankFailure.TokenRejected _,
                    BankFailure.ConsentEnded _ ->
                HttpProblem.builder()
                        .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                        .withStatus(Status.SERVICE_UNAVAILABLE)
                        .withDetail(
                                "The bank did not answer as it should (%s). Nothing was changed; try again in a few minutes."
                                        .formatted(failure.code()))
                        .with("code", "bank_unavailable")
                        .with("cause", failure.code())
                        .build();
        };
    }
}
