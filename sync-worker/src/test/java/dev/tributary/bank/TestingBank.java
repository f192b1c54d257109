package dev.tributary.bank;

import dev.tributary.testbed.truelayer.Options;
import dev.tributary.testbed.truelayer.TrueLayerSimulator;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// A real database, broker and identity provider, a simulated TrueLayer, and the keys to keep its tokens with: one of
/// each for all tests of this JVM.
public final class TestingBank implements QuarkusTestResourceLifecycleManager {

    private static final TrueLayerSimulator SIMULATOR =
            TrueLayerSimulator.start(Options.defaults().bulk(1, 5_000));

    static final String TRUSTED_PROXY = "127.0.0.2";

    /// Tests share the banks: what one had them do, and what we learned of it, is over for the next.
    static void allIsWellAgain() {
        SIMULATOR.faults().clear();
        TestingImport.execute("DELETE FROM provider_conduct");
    }

    static TrueLayerSimulator simulator() {
        return SIMULATOR;
    }

    @Override
    public Map<String, String> start() {
        var world = new TestWorld();
        world.init(Map.of("role", "bank"));
        var configuration = new HashMap<>(world.start());
        configuration.put("TRUELAYER_API_URL", SIMULATOR.apiUrl());
        configuration.put("TRUELAYER_AUTH_URL", SIMULATOR.authUrl());
        configuration.put("TRUELAYER_CLIENT_ID", Options.defaults().clientId());
        configuration.put("TRUELAYER_CLIENT_SECRET", Options.defaults().clientSecret());
        // Another address of this machine: whoever asks from the usual one is nobody's gateway.
        configuration.put("TRUSTED_PROXIES", TRUSTED_PROXY);
        configuration.put("TOKEN_KEYSET", TestingKeyset.both());
        return configuration;
    }

    @Override
    public void stop() {
        SIMULATOR.faults().clear();
    }
}
