package dev.tributary.scheduler;

/// The tenant: the subject of the person's token.
public record UserId(String value) {}
