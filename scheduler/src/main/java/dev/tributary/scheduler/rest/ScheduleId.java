package dev.tributary.scheduler.rest;

import dev.tributary.problems.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.UUID;

/// The id in an address.
public final class ScheduleId {

    private ScheduleId() {}

    /// What is no id at all is the id of nothing: 404.
    public static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw unknown();
        }
    }

    /// The person has no such schedule, whether or not somebody else has.
    public static HttpProblem unknown() {
        return Problems.unknown(
                "unknown_schedule", "You have no schedule with this id. Choose one from the list of schedules.");
    }
}
