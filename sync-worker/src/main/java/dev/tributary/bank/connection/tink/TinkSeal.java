package dev.tributary.bank.connection.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadKey;
import dev.tributary.bank.connection.SecretSeal;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

@Startup
@ApplicationScoped
class TinkSeal implements SecretSeal {

    private final Aead aead;
    private final byte[] primaryMark;

    TinkSeal(TokenKeys keys) {
        try {
            AeadConfig.register();
            var keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    keys.keyset(), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
            this.primaryMark = mark(keyset);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "tributary.tokens.keyset (TOKEN_KEYSET) is not a Tink AEAD keyset in JSON", unusable);
        }
    }

    /// Without it nobody could tell which key has sealed what, and keys could never be changed.
    private static byte[] mark(KeysetHandle keyset) throws GeneralSecurityException {
        if (keyset.getPrimary().getKey() instanceof AeadKey key
                && key.getOutputPrefix().size() > 0) {
            return key.getOutputPrefix().toByteArray();
        }
        throw new GeneralSecurityException("the primary key has no output prefix; make it of output_prefix_type TINK");
    }

    @Override
    public byte[] primaryMark() {
        return primaryMark.clone();
    }

    @Override
    public byte[] seal(String secret, Place place) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), associatedData(place));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot seal " + place.field(), impossible);
        }
    }

    @Override
    public String open(byte[] sealed, Place place) {
        try {
            return new String(aead.decrypt(sealed, associatedData(place)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException("cannot open " + place.field() + " of " + place.owner(), foreign);
        }
    }

    /// Each part is preceded by its length: no two places read the same.
    private static byte[] associatedData(Place place) {
        var text = new StringBuilder();
        for (var part : new String[] {place.userId(), place.owner(), place.field()}) {
            text.append(part.length()).append(':').append(part);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
