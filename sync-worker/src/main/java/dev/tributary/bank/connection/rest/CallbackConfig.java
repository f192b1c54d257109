package dev.tributary.bank.connection.rest;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

@ConfigMapping(prefix = "tributary.gateway")
interface CallbackConfig {

    /// The origin people see; they are sent back there.
    URI publicUrl();
}
