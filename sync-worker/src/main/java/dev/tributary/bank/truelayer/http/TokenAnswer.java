package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.Tokens;
import java.time.Instant;

/// Tokens as every answer that brings some spells them.
final class TokenAnswer {

    private static final long LIFE_WHEN_UNTOLD_SECONDS = 3600;

    private TokenAnswer() {}

    static Tokens tokens(JsonNode answer, Instant now) {
        var access = answer.path("access_token").textValue();
        if (access == null) {
            throw new BankCallFailed(new BrokenAnswer("no_access_token"));
        }
        var life = answer.path("expires_in").asLong(LIFE_WHEN_UNTOLD_SECONDS);
        return new Tokens(access, answer.path("refresh_token").textValue(), now.plusSeconds(life));
    }
}
