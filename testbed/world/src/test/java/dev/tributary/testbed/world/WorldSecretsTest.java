package dev.tributary.testbed.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import dev.tributary.testbed.world.infrastructure.BoundedContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldSecretsTest {

    @TempDir
    private Path directory;

    @Test
    void a_secret_is_made_once_and_kept() {
        // given
        WorldSecrets first = new WorldSecrets(directory);
        String password = first.superuserPassword();
        String keyset = first.tokenKeyset();

        // when
        WorldSecrets second = new WorldSecrets(directory);

        // then
        assertThat(second.superuserPassword()).isEqualTo(password);
        assertThat(second.tokenKeyset()).isEqualTo(keyset);
        assertThat(second.databasePasswords()).containsOnlyKeys(BoundedContext.values());
    }

    @Test
    void only_its_owner_can_read_a_secret() throws IOException {
        // given
        new WorldSecrets(directory).databasePasswords();

        // when / then
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void the_keyset_is_one_that_tink_encrypts_with() throws GeneralSecurityException {
        // given
        AeadConfig.register();
        String keyset = new WorldSecrets(directory).tokenKeyset();

        // when
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(
                keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());

        // then
        Aead aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        byte[] encrypted = aead.encrypt("token".getBytes(UTF_8), "connection".getBytes(UTF_8));
        assertThat(aead.decrypt(encrypted, "connection".getBytes(UTF_8))).isEqualTo("token".getBytes(UTF_8));
    }
}
