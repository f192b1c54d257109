package dev.tributary.scheduler.schedule;

/// A client's own name for one request, so that sending it again does nothing again.
///
/// @param fingerprint of what was asked: the same name for another request is a mistake
public record IdempotencyKey(String value, String fingerprint) {

    public static final int LONGEST = 255;
}
