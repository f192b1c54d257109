package dev.tributary.testbed.truelayer.auth;

/// The product as TrueLayer knows it.
public record Client(String id, String secret) {}
