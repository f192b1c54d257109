package dev.tributary.bank.connection.tink;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "tributary.tokens")
interface TokenKeys {

    /// A Tink AES-256-GCM keyset as JSON. The primary key seals; every key in it opens.
    String keyset();
}
