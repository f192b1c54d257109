package dev.tributary.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.contracts.EnrichmentProgress;
import dev.tributary.contracts.GoldenSamples;
import dev.tributary.contracts.ScheduleFired;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.contracts.SyncProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    @Test
    void shouldReadWhatItWrote() {
        // given
        var command = EventCodec.decode(GoldenSamples.of("sync_account"), SyncAccount.class);

        // when
        var again = EventCodec.decode(EventCodec.encode(command), SyncAccount.class);

        // then
        assertThat(again).isEqualTo(command);
    }

    @Test
    void shouldWriteTinyAmountsOut() {
        // given
        var tiny = GoldenSamples.of("job_cost_changed").replace("0.000412500", "0.000000412");

        // when
        var written = EventCodec.encode(EventCodec.decode(tiny, EnrichmentProgress.class));

        // then
        assertThat(written).contains("\"0.000000412\"");
    }

    @Test
    void shouldReadAnyOfAFamily() {
        // when
        var progress = EventCodec.decode(GoldenSamples.of("account_sync_waiting"), SyncProgress.class);

        // then
        assertThat(progress).isInstanceOf(SyncProgress.AccountSyncWaiting.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "not json",
                "[]",
                "{}",
                "{\"type\":\"no_such_thing\"}",
                "{\"type\":\"sync_account\",\"unit\":null}"
            })
    void shouldRefuseWhatIsNoEvent(String payload) {
        // when, then
        assertThatThrownBy(() -> EventCodec.decode(payload, SyncAccount.class)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void shouldRefuseAMessageWithoutPayload() {
        // when, then
        assertThatThrownBy(() -> EventCodec.decode(null, SyncAccount.class))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("no payload");
    }

    @Test
    void shouldRefuseAnotherEventThanExpected() {
        // when, then
        assertThatThrownBy(() -> EventCodec.decode(GoldenSamples.of("sync_account"), ScheduleFired.class))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("expected ScheduleFired, got SyncAccount");
    }

    @Test
    void shouldNotQuoteThePayloadInTheReason() {
        // given
        var secret = "{\"type\":\"sync_account\",\"job_id\":\"GB29NWBK60161331926819\"}";

        // when, then
        assertThatThrownBy(() -> EventCodec.decode(secret, SyncAccount.class))
                .hasMessageNotContaining("GB29NWBK60161331926819")
                .hasNoCause();
    }
}
