package dev.tributary.testbed.flows;

import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.JsonHttp;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.PartAction;
import dev.tributary.testbed.cli.stack.StackControl;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.stack.WorldProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One stack for all flows of a test run, with its own state beside nobody's.
final class Stack implements AutoCloseable {

    private final WorldProcess world;
    private final StackState state;
    private final JsonHttp http = new JsonHttp(Credentials.NONE);

    private Stack(WorldProcess world, StackState state) {
        this.world = world;
        this.state = state;
    }

    static Stack start() {
        var root = Path.of("..", "..").toAbsolutePath().normalize();
        var world = new WorldProcess(
                Home.at(root).withStateDirectory(Path.of("target", "stack").toAbsolutePath()));
        world.stop();
        return new Stack(world, world.start(WorldOptions.PLAIN, _ -> {}));
    }

    /// @param name of the person, new for each flow
    Person person(String name) {
        return new Person(name, state);
    }

    void kill(String part) {
        new StackControl(state).act(part, PartAction.KILL);
    }

    void startAgain(String part) {
        new StackControl(state).act(part, PartAction.START);
    }

    /// Every answer with transactions of the bank's user comes late, which makes time to watch.
    void slowBank(String bankUser, Duration delay) {
        faults(bankUser, Map.of("kind", "latency", "millis", delay.toMillis()));
    }

    void bankAnswers(String bankUser, int status, String error) {
        faults(bankUser, Map.of("kind", "status", "status", status, "error", error));
    }

    void bankIsWell() {
        http.delete(at("/_testbed/faults"));
    }

    private void faults(String bankUser, Map<String, ?> fault) {
        var match = Map.of("user", bankUser, "endpoint", "transactions");
        http.put(at("/_testbed/faults"), List.of(Map.of("match", match, "fault", fault)));
    }

    private URI at(String path) {
        return state.simulatorUrl().resolve(path);
    }

    @Override
    public void close() {
        world.stop();
    }
}
