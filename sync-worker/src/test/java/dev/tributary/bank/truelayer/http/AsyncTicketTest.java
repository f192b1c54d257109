package dev.tributary.bank.truelayer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncTicketTest {

    private static final URI API = URI.create("https://api.truelayer.com/data/v1");

    @Test
    void aTicketSaysWhereTheAnswerWillBe() throws JsonProcessingException {
        // when
        var ticket = ticket("https://api.truelayer.com/data/v1/results/7f");
        // then
        assertThat(ticket.taskId()).isEqualTo("7f");
        assertThat(AsyncTicket.path(ticket.resultsUri(), API)).isEqualTo("/results/7f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.truelayer.com.evil.example/data/v1/results/7f",
                "https://evil.example/data/v1/results/7f",
                "http://api.truelayer.com/data/v1/results/7f",
                "https://api.truelayer.com/data/v1/../../other",
                "https://api.truelayer.com@evil.example/data/v1/results",
                "not a uri",
                ""
            })
    void theTokenNeverGoesAnywhereElse(String resultsUri) {
        assertThatThrownBy(() -> ticket(resultsUri))
                .isInstanceOfSatisfying(
                        BankCallFailed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(BrokenAnswer.class));
    }

    private static AsyncTicket ticket(String resultsUri) throws JsonProcessingException {
        var json = "{\"results_uri\":\"%s\",\"status\":\"Queued\",\"task_id\":\"7f\"}".formatted(resultsUri);
        return AsyncTicket.of(new ObjectMapper().readTree(json), API);
    }
}
