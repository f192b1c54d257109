package dev.tributary.bank.connection;

import java.net.URI;
import java.time.Instant;

/// Where to send the person, until when they may come back, and what their browser keeps meanwhile.
public record Departure(URI authorizationUrl, Instant expiresAt, BrowserMark mark) {}
