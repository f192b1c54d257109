package dev.tributary.scheduler.rest;

import java.util.UUID;

/// The id in an address.
public final class ScheduleId {

    private ScheduleId() {}

    /// What is no id at all is the id of nothing: 404.
    public static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.unknownSchedule();
        }
    }
}
