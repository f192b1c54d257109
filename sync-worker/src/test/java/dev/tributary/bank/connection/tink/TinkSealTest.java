package dev.tributary.bank.connection.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.bank.TestingKeyset;
import dev.tributary.bank.connection.SecretSeal.Place;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TinkSealTest {

    private static final Place PLACE = new Place("alice", "c-1", "refresh_token");

    private final TinkSeal seal = new TinkSeal(TestingKeyset::fresh);

    @Test
    void whatIsSealedOpensInItsOwnPlaceOnly() {
        // given
        var sealed = seal.seal("secret", PLACE);

        // then
        assertThat(seal.open(sealed, PLACE)).isEqualTo("secret");
        assertThatThrownBy(() -> seal.open(sealed, new Place("bob", "c-1", "refresh_token")))
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> seal.open(sealed, new Place("alice", "c-2", "refresh_token")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open(sealed, new Place("alice", "c-1", "access_token")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open(sealed, new Place("alicec", "-1", "refresh_token")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSecretIsNotReadable() {
        assertThat(new String(seal.seal("secret", PLACE), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    @Test
    void aKeysetThatIsNoneIsNamed() {
        assertThatThrownBy(() -> new TinkSeal(() -> "nonsense")).hasMessageContaining("TOKEN_KEYSET");
    }
}
