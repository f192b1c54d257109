package dev.tributary.imports;

/// The tenant: the subject of the person's token, never a field of a request.
public record UserId(String value) {}
