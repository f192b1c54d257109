package dev.tributary.testbed.cli.scenario;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.util.List;
import java.util.stream.Collectors;

/// The bad days there are.
public final class Scenarios {

    private static final List<Scenario> ALL = List.of(
            new BadBankDay(),
            new FirstConsentEu(),
            new CardOnlyBank(),
            new SlowBank(),
            new ConsentExpiresMidImport(),
            new MillionRows());

    private Scenarios() {}

    /// @param names of some, or `all`
    static List<Scenario> chosen(List<String> names) {
        return names.equals(List.of("all"))
                ? ALL
                : names.stream().map(Scenarios::named).toList();
    }

    /// @throws WorkFailed when no scenario is called that; the message names those there are
    static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WorkFailed("No scenario is called %s. There are: %s."
                        .formatted(name, ALL.stream().map(Scenario::name).collect(Collectors.joining(", ")))));
    }

    /// Each with its story.
    public static List<String> lines() {
        return ALL.stream()
                .map(scenario -> "%-27s %s".formatted(scenario.name(), scenario.story()))
                .toList();
    }
}
