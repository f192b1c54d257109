package dev.tributary.testbed.truelayer.auth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Signs access tokens as TrueLayer does: RS256 JWTs whose subject is the credentials id.
final class AccessTokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY_ID = "testbed-1";

    private final String clientId;
    private final CompletableFuture<KeyPair> keys;

    AccessTokens(String clientId) {
        this.clientId = clientId;
        // Finding primes takes a while, and nobody asks for a token in the first moment.
        this.keys = CompletableFuture.supplyAsync(AccessTokens::newKeys);
    }

    String sign(Credential credential, Instant now, Duration lifetime) {
        var header = new JsonObject().put("alg", "RS256").put("kid", KEY_ID).put("typ", "at+jwt");
        var claims = new JsonObject()
                .put("iss", "https://auth.truelayer.test")
                .put("aud", "https://api.truelayer.test")
                .put("client_id", clientId)
                .put("sub", credential.id())
                .put(
                        "scope",
                        new JsonArray(credential.scopes().stream().sorted().toList()))
                .put("iat", now.getEpochSecond())
                .put("nbf", now.getEpochSecond())
                .put("exp", now.plus(lifetime).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
        var content = encode(header) + "." + encode(claims);
        return content + "." + BASE64.encodeToString(signature(content));
    }

    JsonObject publicKeys() {
        var key = (RSAPublicKey) keys.join().getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("use", "sig")
                                        .put("alg", "RS256")
                                        .put("kid", KEY_ID)
                                        .put(
                                                "n",
                                                BASE64.encodeToString(unsigned(
                                                        key.getModulus().toByteArray())))
                                        .put(
                                                "e",
                                                BASE64.encodeToString(
                                                        key.getPublicExponent().toByteArray()))));
    }

    private byte[] signature(String content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.join().getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM signs SHA256withRSA", e);
        }
    }

    private static String encode(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] unsigned(byte[] bytes) {
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM makes RSA keys", e);
        }
    }
}
