package dev.tributary.bank.truelayer.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankFailure.RateLimited;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "400, validation_error, Refused",
        "400, invalid_date_range, Refused",
        "400, invalid_grant, ConsentEnded",
        "401, invalid_token, TokenRejected",
        "403, access_denied, ConsentEnded",
        "403, sca_exceeded, HistoryLocked",
        "404, account_not_found, AccountGone",
        "404, not_found, Refused",
        "409, request_conflict, Unavailable",
        "429, provider_too_many_requests, RateLimited",
        "500, internal_server_error, Unavailable",
        "501, endpoint_not_supported, NotOffered",
        "502, bad_gateway, Unavailable",
        "503, provider_error, Unavailable",
        "504, provider_timeout, TooSlow",
        "302, elsewhere, Refused"
    })
    void everyAnswerMeansOneThing(int status, String error, String meaning) {
        // when
        var failure = meaning(status, "{\"error_description\":\"x\",\"error\":\"%s\"}".formatted(error), null);

        // then
        assertThat(failure.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(failure.code()).isEqualTo(error);
    }

    @Test
    void aBodyThatIsNotAnErrorDocumentIsNotQuoted() {
        assertThat(meaning(503, "<html>John Doe 12345678</html>", null).code()).isEqualTo("http_503");
        assertThat(meaning(503, "{\"error\":\"John Doe 12345678\"}", null).code())
                .isEqualTo("http_503");
        assertThat(meaning(503, "", null).code()).isEqualTo("http_503");
        assertThat(meaning(503, "{\"error\":", null).code()).isEqualTo("http_503");
    }

    @Test
    void theDaysQuotaIsToldFromTooManyAtOnce() {
        assertThat(meaning(429, "{\"error\":\"provider_request_limit_exceeded\"}", "42"))
                .isEqualTo(new RateLimited("provider_request_limit_exceeded", true, Duration.ofSeconds(42)));
        assertThat(meaning(429, "{\"error\":\"provider_too_many_requests\"}", "tomorrow"))
                .isEqualTo(new RateLimited("provider_too_many_requests", false, null));
    }

    private static BankFailure meaning(int status, String body, @org.jspecify.annotations.Nullable String retryAfter) {
        return ErrorAnswer.meaning(status, body.getBytes(StandardCharsets.UTF_8), retryAfter);
    }
}
