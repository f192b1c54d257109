package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.connection.SecretSeal.Place;
import dev.tributary.bank.truelayer.AccountNumbers;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An account's numbers as they are stored: sealed for the account they belong to.
final class SealedNumbers {

    static final String FIELD = "numbers";
    private static final String SEPARATOR = "|";

    private final SecretSeal seal;

    SealedNumbers(SecretSeal seal) {
        this.seal = seal;
    }

    Buffer seal(AccountNumbers numbers, String userId, UUID accountId) {
        var text = Stream.of(
                        numbers.iban(), numbers.sortCode(), numbers.number(), numbers.lastFour(), numbers.network())
                .map(number -> number == null ? "" : number)
                .collect(Collectors.joining(SEPARATOR));
        return Buffer.buffer(seal.seal(text, place(userId, accountId)));
    }

    AccountNumbers open(byte @Nullable [] sealed, String userId, UUID accountId) {
        if (sealed == null) {
            return AccountNumbers.NONE;
        }
        var parts = seal.open(sealed, place(userId, accountId)).split("\\|", -1);
        return new AccountNumbers(told(parts[0]), told(parts[1]), told(parts[2]), told(parts[3]), told(parts[4]));
    }

    private static @Nullable String told(String part) {
        return part.isEmpty() ? null : part;
    }

    private static Place place(String userId, UUID accountId) {
        return new Place(userId, accountId.toString(), FIELD);
    }
}
