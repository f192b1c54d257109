package dev.tributary.notifier.stream;

import java.time.Duration;

/// @param subscriptions imports one connection may ask for by their ids
/// @param userJobs imports of one person that `subscribe_user` follows at a time
/// @param unreadReplies answers a client may leave unread before it is given up
/// @param framesPerSecond of one import to one connection
/// @param burst how many of those may follow each other at once
/// @param grace how long an import is waited for that was planned a moment ago
public record Limits(
        int subscriptions, int userJobs, int unreadReplies, int framesPerSecond, int burst, Duration grace) {

    Pace pace() {
        return new Pace(framesPerSecond, burst);
    }
}
