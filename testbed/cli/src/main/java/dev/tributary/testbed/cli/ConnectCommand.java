package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Table;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "connect",
        description = "Connects a bank through its sign-in page, as a person would in a browser.",
        mixinStandardHelpOptions = true)
final class ConnectCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--bank-user",
            defaultValue = "john",
            description = "Who signs in at the simulated bank. Default: ${DEFAULT-VALUE}.")
    private String bankUser = "john";

    @Option(names = "--json", description = "Print the accounts as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var accounts = new ConnectBank(target.api()).connect(BankUser.named(bankUser));
        var table = new Table("account", "kind", "bank", "id");
        accounts.forEach(account -> table.row(
                account.displayName(),
                account.kind().name().toLowerCase(Locale.ROOT),
                account.providerName(),
                account.accountId()));
        var console = Console.system(json);
        console.say(table.lines());
        console.result(accounts);
        return 0;
    }
}
