package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description = "Prints a bearer token for a user of the running stack.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "USER",
            defaultValue = "demo",
            description = "Any name; it becomes the token's subject. Default: ${DEFAULT-VALUE}.")
    private String user = "demo";

    @Option(names = "--operator", description = "Of somebody who runs the installation, and may see dead letters.")
    private boolean operator;

    @Override
    public Integer call() {
        var issuer = StackState.mustRun(homeOptions.home()).issuerUrl();
        var tokens = operator ? TokenIssuer.ofOperator(issuer, user) : new TokenIssuer(issuer, user);
        Console.system(false).say(tokens.bearer().orElseThrow());
        return 0;
    }
}
