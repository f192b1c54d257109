package dev.tributary.imports.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.imports.UserId;
import dev.tributary.problems.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// A request repeated with the same `Idempotency-Key` gets the first one's answer and has no second effect.
@ApplicationScoped
public class IdempotentRequests {

    /// Waits for a first request that is still under way.
    private static final String CLAIM =
            "insert into idempotency_keys (user_id, key, request) values (?1, ?2, ?3) on conflict do nothing";

    private static final String KEEP = "update idempotency_keys set answer = ?3 where user_id = ?1 and key = ?2";

    private static final String RECALL =
            "select answer from idempotency_keys where user_id = ?1 and key = ?2 and request = ?3";

    private final ObjectMapper json;

    IdempotentRequests(ObjectMapper json) {
        this.json = json;
    }

    /// The key, the effect and the answer are one transaction: what fails leaves the key free.
    ///
    /// @param key null when the client sent none: the work is simply done
    public <T> Uni<T> once(@Nullable String key, UserId user, Object request, Class<T> answer, Supplier<Uni<T>> work) {
        if (key == null) {
            return work.get();
        }
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> claim(session, key, user, write(request))
                        .chain(first -> first
                                ? work.get().call(done -> keep(session, key, user, write(done)))
                                : recall(session, key, user, write(request)).map(text -> read(text, answer)))));
    }

    private static Uni<Boolean> claim(Mutiny.Session session, String key, UserId user, String request) {
        return session.createNativeQuery(CLAIM)
                .setParameter(1, user.value())
                .setParameter(2, key)
                .setParameter(3, request)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private static Uni<Integer> keep(Mutiny.Session session, String key, UserId user, String answer) {
        return session.createNativeQuery(KEEP)
                .setParameter(1, user.value())
                .setParameter(2, key)
                .setParameter(3, answer)
                .executeUpdate();
    }

    private static Uni<String> recall(Mutiny.Session session, String key, UserId user, String request) {
        return session.createNativeQuery(RECALL, String.class)
                .setParameter(1, user.value())
                .setParameter(2, key)
                .setParameter(3, request)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(
                        () -> Problems.invalid(
                                "idempotency_key_reused",
                                "Idempotency-Key",
                                "This Idempotency-Key was sent with another request before. Send a new key with a new request."));
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
