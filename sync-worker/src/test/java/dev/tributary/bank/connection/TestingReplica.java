package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.Authority;
import java.time.Clock;

/// Another process of this service, as far as tokens go: it shares the database and nothing else.
public final class TestingReplica {

    private TestingReplica() {}

    public static AccessTokens accessTokens(Connections connections, Authority authority, Clock clock) {
        return new AccessTokens(connections, authority, clock);
    }
}
