package dev.tributary.bank.sync.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.bank.sync.RestingSyncs;
import io.github.bucket4j.Bucket;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// TrueLayer's word that an answer is ready. It is not signed and anybody can say it, so it brings no data in and tells
/// none: all it does is to have us look sooner. Every caller gets the same answer.
@Path("/api/truelayer/connections/webhook")
@PermitAll
@RunOnVirtualThread
class WebhookResource {

    private static final int LONGEST = 4_096;
    private static final int A_SECOND = 20;

    private final RestingSyncs syncs;
    private final ObjectMapper json;
    /// Of this process: it protects the database from strangers.
    private final Bucket bucket = Bucket.builder()
            .addLimit(limit -> limit.capacity(A_SECOND).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
            .build();

    WebhookResource(RestingSyncs syncs, ObjectMapper json) {
        this.syncs = syncs;
        this.json = json;
    }

    @POST
    @Operation(
            summary = "An answer is ready",
            description = "For TrueLayer. `{\"task_id\":…}`; has the answer fetched sooner, and nothing else.")
    @APIResponse(responseCode = "202", description = "Taken, whether it meant anything or not")
    @APIResponse(responseCode = "429", description = "Too many at once; the answer is fetched anyway, a little later")
    public Response ready(InputStream body) throws IOException {
        if (!bucket.tryConsume(1)) {
            return Response.status(Response.Status.TOO_MANY_REQUESTS).build();
        }
        var taskId = taskId(body.readNBytes(LONGEST));
        if (!taskId.isEmpty()) {
            syncs.lookSooner(taskId);
        }
        return Response.accepted().build();
    }

    private String taskId(byte[] body) throws IOException {
        try {
            return json.readTree(body).path("task_id").asText("");
        } catch (JsonProcessingException noJson) {
            return "";
        }
    }
}
