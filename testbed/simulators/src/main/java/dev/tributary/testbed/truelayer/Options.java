package dev.tributary.testbed.truelayer;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// How to start the simulator. Begin with [#defaults()] and say what is different.
///
/// @param port 0 takes a free one
/// @param seed another seed, other rows
/// @param csv rows of a `date,descriptor,amount` file to serve as the accounts of user `csv`
/// @param bulk the accounts of user `bulk`
/// @param credentials file in which consents and refresh tokens outlive a restart; absent to forget them
public record Options(
        int port,
        long seed,
        Clock clock,
        String clientId,
        String clientSecret,
        @Nullable Path csv,
        Bulk bulk,
        @Nullable Path credentials) {

    /// How much user `bulk` has: that many accounts of that many rows each, all within the last year.
    public record Bulk(int accounts, int rowsPerAccount) {
        public Bulk {
            if (accounts < 0 || rowsPerAccount < 0) {
                throw new IllegalArgumentException("bulk: accounts and rows cannot be negative, but are %d and %d"
                        .formatted(accounts, rowsPerAccount));
            }
        }
    }

    public static Options defaults() {
        return new Options(
                0, 20_260_101, Clock.systemUTC(), "tributary-local", "local-secret", null, new Bulk(2, 1_000), null);
    }

    public Options port(int port) {
        return new Options(port, seed, clock, clientId, clientSecret, csv, bulk, credentials);
    }

    public Options seed(long seed) {
        return new Options(port, seed, clock, clientId, clientSecret, csv, bulk, credentials);
    }

    public Options clock(Clock clock) {
        return new Options(port, seed, clock, clientId, clientSecret, csv, bulk, credentials);
    }

    public Options clientId(String clientId) {
        return new Options(port, seed, clock, clientId, clientSecret, csv, bulk, credentials);
    }

    public Options clientSecret(String clientSecret) {
        return new Options(port, seed, clock, clientId, clientSecret, csv, bulk, credentials);
    }

    public Options csv(@Nullable Path csv) {
        return new Options(port, seed, clock, clientId, clientSecret, csv, bulk, credentials);
    }

    public Options bulk(int accounts, int rowsPerAccount) {
        return new Options(
                port, seed, clock, clientId, clientSecret, csv, new Bulk(accounts, rowsPerAccount), credentials);
    }

    public Options credentials(@Nullable Path credentials) {
        return new Options(port, seed, clock, clientId, clientSecret, csv, bulk, credentials);
    }
}
