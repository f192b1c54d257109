package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.bank.AccountSelection;
import dev.tributary.testbed.cli.gateway.Plan.Days;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.truth.BankTruth;
import dev.tributary.testbed.cli.truth.ProveImport;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = "Compares what is stored with what the simulated bank has, row for row.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--accounts", split = ",", paramLabel = "NAME", description = "As in import. Default: all.")
    private List<String> accounts = List.of("all");

    @Option(names = "--from", paramLabel = "DATE", description = "First day. Default: twelve months ago.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day. Default: today.")
    private @Nullable LocalDate to;

    @Option(names = "--json", description = "Print the comparison as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var days = new Days(from == null ? today.minusMonths(12).plusDays(1) : from, to == null ? today : to);
        var api = target.api();
        var bank = new BankTruth(StackState.mustRun(target.homeOptions.home()).simulatorUrl());
        var proof = new ProveImport(api, bank).prove(new AccountSelection(accounts).among(api.accounts()), days);
        var console = Console.system(json);
        console.say(proof.lines());
        console.result(proof);
        return proof.isExact() ? 0 : 1;
    }
}
