package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.tributary.bank.truelayer.BankFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an answer that is not a success means.
final class ErrorAnswer {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private ErrorAnswer() {}

    /// @param body as far as it was read; anything, not only JSON
    /// @param retryAfter the header; null when absent
    static BankFailure meaning(int status, byte[] body, @Nullable String retryAfter) {
        var code = code(body, status);
        return switch (status) {
            case 400 -> code.equals("invalid_grant") ? new BankFailure.ConsentEnded(code) : refused(status, code);
            case 401 -> new BankFailure.TokenRejected(code);
            case 403 ->
                code.equals("sca_exceeded") ? new BankFailure.HistoryLocked(code) : new BankFailure.ConsentEnded(code);
            case 404 -> code.equals("account_not_found") ? new BankFailure.AccountGone(code) : refused(status, code);
            case 408 -> new BankFailure.TimedOut(code);
            case 409 -> new BankFailure.Unavailable(status, code);
            case 429 ->
                new BankFailure.RateLimited(code, code.equals("provider_request_limit_exceeded"), seconds(retryAfter));
            case 501 -> new BankFailure.NotOffered(code);
            case 504 -> new BankFailure.TooSlow(code);
            default -> status >= 500 ? new BankFailure.Unavailable(status, code) : refused(status, code);
        };
    }

    /// A failure that is told in an answer that succeeded: its status is that of the code.
    static BankFailure told(@Nullable String error) {
        var code = error != null && CODE.matcher(error).matches() ? error : "status_failed";
        return switch (code) {
            case "validation_error", "invalid_date_range", "deprecated_provider" -> refused(400, code);
            case "access_denied" -> new BankFailure.ConsentEnded(code);
            case "sca_exceeded" -> new BankFailure.HistoryLocked(code);
            case "account_not_found" -> new BankFailure.AccountGone(code);
            case "provider_too_many_requests" -> new BankFailure.RateLimited(code, false, null);
            case "provider_request_limit_exceeded" -> new BankFailure.RateLimited(code, true, null);
            case "endpoint_not_supported" -> new BankFailure.NotOffered(code);
            case "provider_timeout", "connector_timeout" -> new BankFailure.TooSlow(code);
            default -> new BankFailure.Unavailable(200, code);
        };
    }

    private static BankFailure refused(int status, String code) {
        return new BankFailure.Refused(status, code);
    }

    /// Only a code that looks like one is passed on: the rest of the body may hold anything.
    private static String code(byte[] body, int status) {
        try (var parser = JSON.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var field = parser.currentName();
                    if (parser.nextToken() == JsonToken.VALUE_STRING
                            && field.equals("error")
                            && CODE.matcher(parser.getText()).matches()) {
                        return parser.getText();
                    }
                    parser.skipChildren();
                }
            }
        } catch (IOException notJson) {
            return "http_" + status;
        }
        return "http_" + status;
    }

    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter != null && SECONDS.matcher(retryAfter).matches()
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
    }
}
