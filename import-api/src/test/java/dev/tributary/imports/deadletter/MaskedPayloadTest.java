package dev.tributary.imports.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedPayloadTest {

    @Test
    void shouldKeepShapeAndIdsAndHideTheRest() {
        // given
        var payload = """
                {"type":"transactions_imported","event_id":"e-1","occurred_at":"2026-03-01T09:00:00Z",
                 "transactions":[{"transaction_id":"t-1","description":"DENTIST","amount":"-12.50","tags":["a","b"],
                                  "pending":true,"merchant_name":null,"balance":1234}]}
                """;

        // when
        var masked = MaskedPayload.of(payload).orElseThrow();

        // then
        assertThat(masked.toString())
                .isEqualTo(
                        "{\"type\":\"transactions_imported\",\"event_id\":\"e-1\",\"occurred_at\":\"2026-03-01T09:00:00Z\","
                                + "\"transactions\":[{\"transaction_id\":\"t-1\",\"description\":\"***\",\"amount\":\"***\","
                                + "\"tags\":[\"***\",\"***\"],\"pending\":true,\"merchant_name\":null,\"balance\":\"***\"}]}");
    }

    @Test
    void shouldShowNothingOfWhatIsNoJson() {
        // when, then
        assertThat(MaskedPayload.of("DENTIST HIGH STREET")).isEmpty();
        assertThat(MaskedPayload.of("{\"description\":\"DENT")).isEmpty();
        assertThat(MaskedPayload.of("")).isEmpty();
    }
}
