package dev.tributary.testbed.truelayer.data;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/// Calls that tell an answer is ready: unsigned, without data, and never repeated.
record Webhooks(Vertx vertx, String address) {

    void tell(String taskId, Duration after) {
        vertx.setTimer(Math.max(1, after.toMillis()), _ -> {
            var client = vertx.createHttpClient();
            client.request(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(address))
                    .compose(request -> request.putHeader("Content-Type", "application/json")
                            .send(new JsonObject()
                                    .put("task_id", taskId)
                                    .put("status", "Succeeded")
                                    .toBuffer()))
                    .onComplete(_ -> client.close());
        });
    }
}
