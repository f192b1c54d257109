package dev.tributary.testbed.cli.scenario;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.Plan.Days;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.truth.AccountReckoning;
import dev.tributary.testbed.cli.truth.BankTruth;
import dev.tributary.testbed.cli.truth.ReckonRows;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Plays a scenario on a stack of its own, and judges what came of it.
public final class RunScenario {

    /// Minutes between attempts are right for a bank, and too long to watch.
    private static final Map<String, String> IMPATIENCE = Map.of(
            "TRIBUTARY_SYNC_BACKOFF", "1s,2s,4s",
            "TRIBUTARY_SYNC_RATE_LIMITED_WAIT", "10s",
            "TRIBUTARY_SYNC_TICK", "200ms");

    private final Home home;
    private final Console console;

    public RunScenario(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param names of scenarios, or `all`; each is another person's day
    /// @throws WorkFailed when there is no such scenario
    public List<ScenarioReport> run(List<String> names) {
        var scenarios = Scenarios.chosen(names);
        var settings = new HashMap<>(IMPATIENCE);
        scenarios.forEach(scenario -> settings.putAll(scenario.settings()));
        try (var world = new OwnStack(home, "scenario", console)) {
            var state = world.start(WorldOptions.PLAIN.with(settings)).state();
            console.say("Waits between attempts are shortened here: 1, 2 and 4 seconds.");
            return scenarios.stream().map(scenario -> play(scenario, state)).toList();
        }
    }

    private ScenarioReport play(Scenario scenario, StackState state) {
        console.say("");
        console.say("%s: %s".formatted(scenario.name(), scenario.story()));
        var api = new GatewayApi(state.gatewayUrl(), new TokenIssuer(state.issuerUrl(), scenario.name()));
        var report = play(scenario, api, state.simulatorUrl());
        console.say("");
        console.say(report.lines());
        return report;
    }

    ScenarioReport play(Scenario scenario, GatewayApi api, URI simulator) {
        var began = System.nanoTime();
        var bank = new SteeredBank(simulator);
        bank.beginAnew();
        var stage = new Stage(api, bank, console);
        var details = new ArrayList<String>();
        var ended = playToItsEnd(scenario, stage);
        var judgement = new Judgement(
                stage.imports(),
                reckon(stage, new ReckonRows(api, new BankTruth(simulator))),
                bank.calls(),
                bank.unattended());
        var invariants = new ArrayList<>(judgement.invariants());
        invariants.addAll(stage.expectations());
        invariants.add(ended);
        details.addAll(judgement.details());
        bank.liftFaults();
        return new ScenarioReport(
                scenario.name(), invariants, details, Figures.seconds(Duration.ofNanos(System.nanoTime() - began)));
    }

    private static Invariant playToItsEnd(Scenario scenario, Stage stage) {
        try {
            scenario.play(stage);
            return new Invariant(
                    "everything came to an end",
                    true,
                    "%d imports".formatted(stage.imports().size()));
        } catch (WorkFailed failure) {
            return new Invariant("everything came to an end", false, String.valueOf(failure.getMessage()));
        }
    }

    private static Map<UUID, AccountReckoning> reckon(Stage stage, ReckonRows reckoning) {
        var reckonings = new LinkedHashMap<UUID, AccountReckoning>();
        for (var account : stage.accounts()) {
            var days = days(stage, account);
            if (days != null) {
                reckonings.put(account.accountId(), reckoning.reckon(account, days));
            }
        }
        return reckonings;
    }

    /// All days the account was ever asked for, without those its bank said at last that it does not give.
    private static @Nullable Days days(Stage stage, Account account) {
        var asked = stage.imports().stream()
                .filter(job -> job.accounts().stream()
                        .anyMatch(status -> status.accountId().equals(account.accountId())))
                .toList();
        if (asked.isEmpty()) {
            return null;
        }
        var to = asked.stream()
                .map(ImportStatus::toDate)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var from = asked.stream()
                .map(ImportStatus::fromDate)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Days(afterGap(asked.getLast(), account, from), to);
    }

    private static LocalDate afterGap(ImportStatus last, Account account, LocalDate from) {
        return last.accounts().stream()
                .filter(status -> status.accountId().equals(account.accountId()))
                .map(ImportStatus.AccountStatus::gap)
                .filter(gap -> gap != null)
                .map(gap -> gap.toDate().plusDays(1))
                .filter(day -> day.isAfter(from))
                .findFirst()
                .orElse(from);
    }
}
