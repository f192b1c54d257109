package dev.tributary.bank.truelayer.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "tributary.truelayer")
interface TrueLayerConfig {

    /// With its `/data/v1`.
    URI apiUrl();

    URI authUrl();

    String clientId();

    String clientSecret();

    /// Registered with TrueLayer; the way back to us.
    URI redirectUri();

    /// Which banks the person may choose from.
    @WithDefault("uk-ob-all uk-oauth-all")
    String providers();

    /// Where TrueLayer may tell that an answer is ready. It only saves waiting, so it may be left out.
    Optional<URI> webhookUrl();

    /// How long the bank may stay silent: before the answer begins, and between two pieces of it.
    @WithDefault("60s")
    Duration silence();

    /// How long all the waiting for one answer may take together, however steadily it trickles.
    @WithDefault("10m")
    Duration longestAnswer();

    /// How long the auth server may stay silent.
    @WithDefault("20s")
    Duration authSilence();
}
