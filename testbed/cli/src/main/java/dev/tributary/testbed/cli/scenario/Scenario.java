package dev.tributary.testbed.cli.scenario;

import java.util.Map;

/// One bad day.
interface Scenario {

    /// As it is called on the command line.
    String name();

    /// What happens, in a sentence.
    String story();

    void play(Stage stage);

    /// Settings the services need for it, by the names of their environment variables.
    default Map<String, String> settings() {
        return Map.of();
    }
}
