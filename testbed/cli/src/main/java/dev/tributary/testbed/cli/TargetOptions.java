package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.StackState;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which stack is spoken to, and as whom.
final class TargetOptions {

    @Mixin
    HomeOptions homeOptions = new HomeOptions();

    @Option(names = "--user", defaultValue = "demo", description = "The user to act as. Default: ${DEFAULT-VALUE}.")
    private String user = "demo";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The gateway of another stack; its bearer token comes from TRIBUTARY_TOKEN.")
    private @Nullable URI url;

    GatewayApi api() {
        if (url != null) {
            return new GatewayApi(url, tokenFromEnvironment());
        }
        var state = StackState.mustRun(homeOptions.home());
        return new GatewayApi(state.gatewayUrl(), new TokenIssuer(state.issuerUrl(), user));
    }

    private static Credentials tokenFromEnvironment() {
        var token = System.getenv("TRIBUTARY_TOKEN");
        if (token == null || token.isBlank()) {
            throw new WorkFailed("With --url, put a bearer token into the environment variable TRIBUTARY_TOKEN.");
        }
        return Credentials.of(token.strip());
    }
}
