package dev.tributary.testbed.truelayer.faults;

import dev.tributary.testbed.truelayer.control.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What each kind of fault is called in JSON, and what it takes.
final class FaultKinds {
    private static final Map<String, Function<Fields, Fault>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("latency", fields -> new Fault.Latency(Duration.ofMillis(fields.number("millis", 0))));
        BY_NAME.put("status", FaultKinds::status);
        BY_NAME.put("token_expiry", fields -> new Fault.TokenExpiry(Duration.ofSeconds(fields.number("seconds", 0))));
        BY_NAME.put("ignore_from", _ -> new Fault.IgnoreFrom());
        BY_NAME.put("truncated", _ -> new Fault.Truncated());
        BY_NAME.put("reset", _ -> new Fault.Reset());
        BY_NAME.put("broken_json", _ -> new Fault.BrokenJson());
        BY_NAME.put("slow_bytes", fields -> new Fault.SlowBytes(fields.number("bytes_per_second", 1)));
        BY_NAME.put("late_rows", fields -> new Fault.LateRows(fields.number("days", 1), fields.number("every", 1)));
        BY_NAME.put("transaction_id_drift", _ -> new Fault.TransactionIdDrift());
        BY_NAME.put("missing_normalised_id", fields -> new Fault.MissingNormalisedId(fields.number("every", 1, 1)));
        BY_NAME.put("timestamps", fields -> new Fault.Timestamps(fields.choice("shape", Fault.TimestampShape.class)));
        BY_NAME.put("flipped_signs", _ -> new Fault.FlippedSigns());
        BY_NAME.put("unknown_values", _ -> new Fault.UnknownValues());
        BY_NAME.put("absurd_rows", _ -> new Fault.AbsurdRows());
        BY_NAME.put(
                "balance_break",
                fields -> new Fault.BalanceBreak(fields.number("days_ago", 0), fields.amount("amount")));
        BY_NAME.put("content_type", fields -> new Fault.ContentType(fields.requiredText("value")));
        BY_NAME.put("html_page", fields -> new Fault.HtmlPage(fields.number("status", 200, 200)));
        BY_NAME.put("cache", fields -> new Fault.Cache(Duration.ofSeconds(fields.number("seconds", 1, 3_600))));
        BY_NAME.put(
                "quota",
                fields -> new Fault.Quota(
                        fields.number("calls", 0, 4), fields.text("error", "provider_request_limit_exceeded")));
        BY_NAME.put(
                "sca_window",
                fields -> new Fault.ScaWindow(
                        Duration.ofSeconds(fields.number("seconds", 0, 300)), fields.number("days", 1, 90)));
        BY_NAME.put(
                "burst",
                fields -> new Fault.Burst(status(fields), fields.number("failures", 1), fields.number("every", 1)));
        BY_NAME.put(
                "slow",
                fields -> new Fault.Slow(
                        Duration.ofMillis(fields.number("millis", 0, 45_000)),
                        Duration.ofMillis(fields.number("patience_millis", 0, 30_000))));
        BY_NAME.put("async_failure", fields -> new Fault.AsyncFailure(fields.text("error", "provider_error")));
        BY_NAME.put("webhook", fields -> new Fault.Webhook(fields.choice("trouble", Fault.WebhookTrouble.class)));
        BY_NAME.put("new_account_ids", _ -> new Fault.NewAccountIds());
        BY_NAME.put(
                "extend", fields -> new Fault.ExtendAnswer(fields.choice("action_needed", Fault.ActionNeeded.class)));
    }

    private FaultKinds() {}

    static Fault read(Fields fields) {
        var kind = fields.requiredText("kind");
        var reader = BY_NAME.get(kind);
        if (reader == null) {
            throw fields.wrong("kind", "'%s' is not one of %s".formatted(kind, String.join(", ", BY_NAME.keySet())));
        }
        return reader.apply(fields);
    }

    private static Fault.Status status(Fields fields) {
        var status = fields.number("status", 400);
        if (status > 599) {
            throw fields.wrong("status", "must be between 400 and 599");
        }
        return new Fault.Status(status, fields.text("error", usualError(status)));
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
}
