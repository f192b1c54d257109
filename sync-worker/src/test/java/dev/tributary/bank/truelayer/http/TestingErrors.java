package dev.tributary.bank.truelayer.http;

import dev.tributary.bank.truelayer.BankFailure;
import java.nio.charset.StandardCharsets;

/// TrueLayer's error documents, for tests of what follows from them.
public final class TestingErrors {

    private TestingErrors() {}

    public static BankFailure meaning(int status, String error) {
        return ErrorAnswer.meaning(
                status, "{\"error\":\"%s\"}".formatted(error).getBytes(StandardCharsets.UTF_8), null);
    }
}
