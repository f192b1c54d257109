package dev.tributary.bank;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/// Keys for tests.
public final class TestingKeyset {

    private TestingKeyset() {}

    private static final KeysetHandle BOTH = twoKeys();

    /// A keyset nobody else has.
    public static String fresh() {
        return write(newKey());
    }

    /// The service's keyset while its key is being changed: an old key that still opens, a new one that seals.
    public static String both() {
        return write(BOTH);
    }

    /// The service's keyset before the change.
    public static String oldOnly() {
        return write(only(0));
    }

    /// The service's keyset after the change.
    public static String newOnly() {
        return write(only(1));
    }

    private static KeysetHandle newKey() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeysetHandle twoKeys() {
        try {
            return KeysetHandle.newBuilder(newKey())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeysetHandle only(int index) {
        try {
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(BOTH.getAt(index).getKey()).makePrimary())
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String write(KeysetHandle keyset) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
