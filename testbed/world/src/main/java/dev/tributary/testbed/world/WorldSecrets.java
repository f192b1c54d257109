package dev.tributary.testbed.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.testbed.world.infrastructure.BoundedContext;
import dev.tributary.testbed.world.part.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/// What nobody else may read, made once and kept: one file for each secret, for its owner's eyes only.
final class WorldSecrets {

    private static final int AES_256_KEY_BYTES = 32;

    private final Path directory;

    WorldSecrets(Path directory) {
        this.directory = directory;
    }

    String superuserPassword() {
        return keptOrMade("database-superuser", Secrets::random);
    }

    Map<BoundedContext, String> databasePasswords() {
        Map<BoundedContext, String> passwords = new EnumMap<>(BoundedContext.class);
        for (BoundedContext context : BoundedContext.values()) {
            passwords.put(context, keptOrMade("database-" + context.role(), Secrets::random));
        }
        return passwords;
    }

    /// The keys that encrypt bank tokens: a Tink keyset with one AES-256-GCM key.
    String tokenKeyset() {
        return keptOrMade("token-keyset", WorldSecrets::newKeyset);
    }

    private String keptOrMade(String name, Supplier<String> maker) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                Path unfinished = Files.createTempFile(
                        directory,
                        name,
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(unfinished, maker.get());
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the secret %s cannot be kept".formatted(file), e);
        }
    }

    private static String newKeyset() {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[AES_256_KEY_BYTES];
        random.nextBytes(key);
        int keyId = random.nextInt(1, Integer.MAX_VALUE);

        // Protocol buffers: field 3, length-delimited, is AesGcmKey's key_value.
        byte[] message = ByteBuffer.allocate(2 + key.length)
                .put((byte) (3 << 3 | 2))
                .put((byte) key.length)
                .put(key)
                .array();
        ObjectNode keyset = JsonNodeFactory.instance.objectNode();
        keyset.put("primaryKeyId", keyId);
        ObjectNode entry = keyset.putArray("key").addObject();
        entry.putObject("keyData")
                .put("typeUrl", "type.googleapis.com/google.crypto.tink.AesGcmKey")
                .put("value", new String(Base64.getEncoder().encode(message), StandardCharsets.US_ASCII))
                .put("keyMaterialType", "SYMMETRIC");
        entry.put("status", "ENABLED").put("keyId", keyId).put("outputPrefixType", "TINK");
        return keyset.toString();
    }
}
