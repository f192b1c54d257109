package dev.tributary.testbed.truelayer.faults;

import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.control.Fields;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads the JSON list that `PUT /_testbed/faults` takes.
public final class FaultsReader {

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
                .mapToObj(index -> rule(Fields.of(list.getValue(index), "[" + index + "]")))
                .toList();
    }

    private static FaultRule rule(Fields rule) {
        var match = rule.has("match") ? match(rule.child("match")) : FaultRule.Match.EVERYTHING;
        var fields = rule.child("fault");
        rule.nothingElse();
        var fault = FaultKinds.read(fields);
        var times = fields.has("times") ? OptionalInt.of(fields.number("times", 1)) : OptionalInt.empty();
        var after = fields.number("after", 0, 0);
        fields.nothingElse();
        return new FaultRule(match, fault, after, times);
    }

    private static FaultRule.Match match(Fields fields) {
        var endpoint = fields.text("endpoint");
        var match = new FaultRule.Match(
                fields.text("user"),
                fields.text("provider"),
                fields.text("account_id"),
                endpoint == null ? null : endpoint(endpoint, fields));
        fields.nothingElse();
        return match;
    }

    private static Endpoint endpoint(String name, Fields fields) {
        return Endpoint.named(name)
                .orElseThrow(() -> fields.wrong(
                        "endpoint",
                        "'%s' is not one of %s"
                                .formatted(
                                        name,
                                        Stream.of(Endpoint.values())
                                                .map(Endpoint::wireName)
                                                .collect(Collectors.joining(", ")))));
    }
}
