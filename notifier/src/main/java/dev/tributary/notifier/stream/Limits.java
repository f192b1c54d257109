package dev.tributary.notifier.stream;

import java.time.Duration;

/// @param subscriptions imports one connection may watch
/// @param unreadReplies answers a client may leave unread before it is given up
/// @param framesPerSecond of one import to one connection
/// @param burst how many of those may follow each other at once
/// @param grace how long an import is waited for that was planned a moment ago
public record Limits(int subscriptions, int unreadReplies, int framesPerSecond, int burst, Duration grace) {

    Pace pace() {
        return new Pace(framesPerSecond, burst);
    }
}
