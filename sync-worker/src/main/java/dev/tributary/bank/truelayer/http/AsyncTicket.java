package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.BankTask;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;

/// `{"results_uri":…,"status":"Queued","task_id":…}`: where an answer will be.
record AsyncTicket(String taskId, URI resultsUri) {

    private static final Pattern TASK_ID = Pattern.compile("[\\w.-]{1,100}");

    static AsyncTicket of(JsonNode answer, URI apiUrl) {
        var taskId = answer.path("task_id").asText("");
        if (!TASK_ID.matcher(taskId).matches()) {
            throw new BankCallFailed(new BrokenAnswer("no_task"));
        }
        try {
            var uri = URI.create(answer.path("results_uri").asText(""));
            path(uri, apiUrl);
            return new AsyncTicket(taskId, uri);
        } catch (IllegalArgumentException unreadable) {
            throw new BankCallFailed(new BrokenAnswer("no_results_uri"));
        }
    }

    BankTask at(Instant askedAt) {
        return new BankTask(taskId, resultsUri, askedAt);
    }

    /// The person's token goes to TrueLayer and nowhere else, whatever an answer says.
    ///
    /// @return what comes after the API's own address
    static String path(URI resultsUri, URI apiUrl) {
        var base = apiUrl.toString() + "/";
        var uri = resultsUri.normalize().toString();
        if (!uri.startsWith(base)) {
            throw new BankCallFailed(new BrokenAnswer("foreign_results_uri"));
        }
        return uri.substring(base.length() - 1);
    }
}
