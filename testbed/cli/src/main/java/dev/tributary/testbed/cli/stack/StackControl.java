package dev.tributary.testbed.cli.stack;

import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.JsonHttp;
import dev.tributary.testbed.cli.http.Refused;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Starts, stops and kills single parts of the running stack.
public final class StackControl {

    private final JsonHttp http = new JsonHttp(Credentials.NONE);
    private final URI url;

    public StackControl(StackState state) {
        this.url = state.controlUrl();
    }

    /// The parts as they are now: a part that was started again has another pid.
    public List<Part> parts() {
        return List.of(http.get(URI.create(url + "/parts"), Part[].class));
    }

    /// Some commits of the services are lost from now on, until [#keepCommits].
    ///
    /// @throws WorkFailed when the services speak to their database directly
    public void loseCommits() {
        http.post(URI.create(url + "/commits/lose"));
    }

    /// @return how many were lost until now
    public long keepCommits() {
        return http.post(URI.create(url + "/commits/keep"), Map.of(), LostCommits.class).lost;
    }

    private record LostCommits(long lost) {}

    /// @throws WorkFailed when there is no such part
    public void act(String part, PartAction action) {
        var known = parts().stream().map(Part::name).toList();
        if (!known.contains(part)) {
            throw new WorkFailed("There is no part named %s. There are: %s."
                    .formatted(part, known.stream().sorted().collect(Collectors.joining(", "))));
        }
        try {
            http.post(URI.create(url + "/parts/" + part + "/" + action.path()));
        } catch (Refused refused) {
            throw new WorkFailed(
                    "%s could not be %s: %s".formatted(part, action.done(), refused.getMessage()), refused);
        }
    }
}
