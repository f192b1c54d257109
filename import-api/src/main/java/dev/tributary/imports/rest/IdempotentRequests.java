package dev.tributary.imports.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.imports.UserId;
import dev.tributary.messaging.ReactiveTransactions;
import dev.tributary.problems.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A request repeated with the same `Idempotency-Key` gets the first one's answer and has no second effect.
@ApplicationScoped
public class IdempotentRequests {

    /// Waits for a first request that is still under way.
    private static final String CLAIM =
            "insert into idempotency_keys (user_id, key, request) values ($1, $2, $3) on conflict do nothing";

    private static final String KEEP = "update idempotency_keys set answer = $3 where user_id = $1 and key = $2";

    private static final String RECALL =
            "select answer from idempotency_keys where user_id = $1 and key = $2 and request = $3";

    private final ReactiveTransactions transactions;
    private final ObjectMapper json;

    IdempotentRequests(ReactiveTransactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /// The key, the effect and the answer are one transaction: what fails leaves the key free.
    ///
    /// @param key null when the client sent none: the work is simply done
    public <T> Uni<T> once(@Nullable String key, UserId user, Object request, Class<T> answer, Supplier<Uni<T>> work) {
        if (key == null) {
            return work.get();
        }
        return transactions.call(_ -> claim(key, user, write(request))
                .chain(first -> first
                        ? work.get().call(done -> keep(key, user, write(done)))
                        : recall(key, user, write(request)).map(text -> read(text, answer))));
    }

    private Uni<Boolean> claim(String key, UserId user, String request) {
        return transactions.execute(CLAIM, Tuple.of(user.value(), key, request)).map(rows -> rows.rowCount() == 1);
    }

    private Uni<Void> keep(String key, UserId user, String answer) {
        return transactions.execute(KEEP, Tuple.of(user.value(), key, answer)).replaceWithVoid();
    }

    private Uni<String> recall(String key, UserId user, String request) {
        return transactions
                .execute(RECALL, Tuple.of(user.value(), key, request))
                .map(
                        rows -> rows.stream()
                                .findFirst()
                                .map(row -> row.getString("answer"))
                                .orElseThrow(
                                        () -> Problems.invalid(
                                                "idempotency_key_reused",
                                                "Idempotency-Key",
                                                "This Idempotency-Key was sent with another request before. Send a new key with a new request.")));
    }

    private String write(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document cannot be written as JSON", impossible);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a kept answer cannot be read", impossible);
        }
    }
}
