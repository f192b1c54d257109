package dev.tributary.testbed.truelayer.faults;

import dev.tributary.testbed.truelayer.bank.Endpoint;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the JSON list that `PUT /_testbed/faults` takes.
public final class FaultsReader {
    private static final Set<String> RULE_KEYS = Set.of("match", "fault");
    private static final Set<String> MATCH_KEYS = Set.of("user", "account_id", "endpoint");

    private FaultsReader() {}

    /// @throws IllegalArgumentException when the text is not such a list; the message names the place
    public static List<FaultRule> read(String json) {
        JsonArray list;
        try {
            list = new JsonArray(json);
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException("expected a JSON list of {\"match\", \"fault\"} objects", e);
        }
        return IntStream.range(0, list.size())
                .mapToObj(index -> rule(list.getValue(index), "[" + index + "]"))
                .toList();
    }

    private static FaultRule rule(Object value, String place) {
        var rule = object(value, place);
        onlyKeys(rule, RULE_KEYS, place);
        var fault = object(rule.getValue("fault"), place + ".fault");
        var match = rule.containsKey("match")
                ? match(object(rule.getValue("match"), place + ".match"), place + ".match")
                : FaultRule.Match.EVERYTHING;
        var times = fault.containsKey("times")
                ? OptionalInt.of(number(fault, "times", 1, place + ".fault"))
                : OptionalInt.empty();
        return new FaultRule(match, fault(fault, place + ".fault"), times);
    }

    private static FaultRule.Match match(JsonObject match, String place) {
        onlyKeys(match, MATCH_KEYS, place);
        var endpoint = text(match, "endpoint", place);
        return new FaultRule.Match(
                text(match, "user", place),
                text(match, "account_id", place),
                endpoint == null ? null : endpoint(endpoint, place));
    }

    private static Endpoint endpoint(String name, String place) {
        return Endpoint.named(name)
                .orElseThrow(() -> new IllegalArgumentException("%s.endpoint: '%s' is not one of %s"
                        .formatted(
                                place,
                                name,
                                Stream.of(Endpoint.values())
                                        .map(Endpoint::wireName)
                                        .collect(Collectors.joining(", ")))));
    }

    private static Fault fault(JsonObject fault, String place) {
        var kind = text(fault, "kind", place);
        if (kind == null) {
            throw new IllegalArgumentException(place + ".kind is missing");
        }
        return switch (kind) {
            case "latency" -> new Fault.Latency(Duration.ofMillis(number(fault, "millis", 0, place)));
            case "status" -> status(fault, place);
            case "token_expiry" -> new Fault.TokenExpiry(Duration.ofSeconds(number(fault, "seconds", 0, place)));
            case "ignore_from" -> new Fault.IgnoreFrom();
            case "truncated" -> new Fault.Truncated();
            case "reset" -> new Fault.Reset();
            case "broken_json" -> new Fault.BrokenJson();
            case "slow_bytes" -> new Fault.SlowBytes(number(fault, "bytes_per_second", 1, place));
            case "late_rows" -> new Fault.LateRows(number(fault, "days", 1, place), number(fault, "every", 1, place));
            case "transaction_id_drift" -> new Fault.TransactionIdDrift();
            case "missing_normalised_id" -> new Fault.MissingNormalisedId();
            default ->
                throw new IllegalArgumentException(
                        "%s.kind: '%s' is not one of latency, status, token_expiry, ignore_from, truncated, reset, broken_json, slow_bytes, late_rows, transaction_id_drift, missing_normalised_id"
                                .formatted(place, kind));
        };
    }

    private static Fault status(JsonObject fault, String place) {
        var status = number(fault, "status", 400, place);
        if (status > 599) {
            throw new IllegalArgumentException(place + ".status must be between 400 and 599");
        }
        var error = text(fault, "error", place);
        return new Fault.Status(status, error == null ? usualError(status) : error);
    }

    private static String usualError(int status) {
        return switch (status) {
            case 400 -> "validation_error";
            case 401 -> "invalid_token";
            case 403 -> "access_denied";
            case 404 -> "account_not_found";
            case 409 -> "request_conflict";
            case 429 -> "provider_too_many_requests";
            case 501 -> "endpoint_not_supported";
            case 503 -> "provider_error";
            case 504 -> "provider_timeout";
            default -> "internal_server_error";
        };
    }

    private static JsonObject object(@Nullable Object value, String place) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException(place + " must be an object");
    }

    private static @Nullable String text(JsonObject object, String key, String place) {
        var value = object.getValue(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException("%s.%s must be a string".formatted(place, key));
    }

    private static int number(JsonObject object, String key, int least, String place) {
        if (object.getValue(key) instanceof Integer number && number >= least) {
            return number;
        }
        throw new IllegalArgumentException("%s.%s must be a whole number, at least %d".formatted(place, key, least));
    }

    private static void onlyKeys(JsonObject object, Set<String> allowed, String place) {
        for (var key : object.fieldNames()) {
            if (!allowed.contains(key)) {
                throw new IllegalArgumentException("%s has an unknown key '%s'; known are %s"
                        .formatted(place, key, allowed.stream().sorted().toList()));
            }
        }
    }
}
