package dev.tributary.testbed.flows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.JsonHttp;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.Part;
import dev.tributary.testbed.cli.stack.PartAction;
import dev.tributary.testbed.cli.stack.StackControl;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.stack.WorldProcess;
import dev.tributary.testbed.cli.truth.BankTruth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// One stack for all flows of a test run, with its own state beside nobody's.
final class Stack implements AutoCloseable {

    private final WorldProcess world;
    private final StackState state;
    private final List<Person> people = new CopyOnWriteArrayList<>();
    private final JsonHttp http = new JsonHttp(Credentials.NONE);

    private Stack(WorldProcess world, StackState state) {
        this.world = world;
        this.state = state;
    }

    static final Path SECRETS = Path.of("target", "stack", "secrets");

    /// The same for all flows; it goes with this JVM.
    static Stack shared() {
        return Shared.STACK;
    }

    private static final class Shared {

        static final Stack STACK = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(STACK::close, "stack stops"));
        }
    }

    private static Stack start() {
        var root = Path.of("..", "..").toAbsolutePath().normalize();
        var world = new WorldProcess(
                Home.at(root).withStateDirectory(Path.of("target", "stack").toAbsolutePath()));
        world.stop();
        return new Stack(world, world.start(WorldOptions.PLAIN, _ -> {}));
    }

    StackState state() {
        return state;
    }

    /// Each of the product's five.
    List<Part> services() {
        return state.parts().stream().filter(Part::isService).toList();
    }

    Topics topics() {
        return new Topics(state.kafkaBootstrapServers());
    }

    /// With which the people of all flows proved who they are.
    List<String> tokens() {
        return people.stream().map(Person::token).toList();
    }

    /// Sees every table of every context.
    Connection database() throws SQLException, IOException {
        var password = Files.readString(SECRETS.resolve("database-superuser"));
        return DriverManager.getConnection("jdbc:postgresql://" + state.databaseUrl(), "postgres", password);
    }

    /// @param name of the person, new for each flow
    Person person(String name) {
        var person = new Person(name, state);
        people.add(person);
        return person;
    }

    void kill(String part) {
        new StackControl(state).act(part, PartAction.KILL);
    }

    void startAgain(String part) {
        new StackControl(state).act(part, PartAction.START);
    }

    /// Every answer with transactions of the bank's user comes late, which makes time to watch.
    void slowBank(String bankUser, Duration delay) {
        faults(bankUser, "transactions", Map.of("kind", "latency", "millis", delay.toMillis()));
    }

    void bankAnswers(String bankUser, int status, String error) {
        faults(bankUser, "transactions", Map.of("kind", "status", "status", status, "error", error));
    }

    /// Every question for a balance is heard, and none is answered.
    void bankHangsUpOnBalances(String bankUser) {
        faults(bankUser, "balance", Map.of("kind", "reset"));
    }

    /// As the bank counts them, whatever became of them.
    long bankCalls() {
        return new BankTruth(state.simulatorUrl()).calls();
    }

    void bankIsWell() {
        http.delete(atBank("/_testbed/faults"));
    }

    private void faults(String bankUser, String endpoint, Map<String, ?> fault) {
        var match = Map.of("user", bankUser, "endpoint", endpoint);
        http.put(atBank("/_testbed/faults"), List.of(Map.of("match", match, "fault", fault)));
    }

    /// What the simulated bank tells of itself.
    JsonNode bank(String path) {
        return http.get(atBank(path), JsonNode.class);
    }

    URI atBank(String path) {
        return state.simulatorUrl().resolve(path);
    }

    @Override
    public void close() {
        world.stop();
    }
}
