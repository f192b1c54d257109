package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.Authority;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.ConsentEnded;
import dev.tributary.bank.truelayer.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Access tokens that work. However many units need one at once, a connection is refreshed once: in this process by a
/// lock, between processes by the row. The new refresh token is committed before the new access token is used.
@ApplicationScoped
public class AccessTokens {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Connections connections;
    private final Authority authority;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, ReentrantLock> locks = new ConcurrentHashMap<>();

    AccessTokens(Connections connections, Authority authority, Clock clock) {
        this.connections = connections;
        this.authority = authority;
        this.clock = clock;
    }

    /// @throws BankCallFailed [ConsentEnded] when only the person can help
    public String of(UUID connectionId) {
        var tokens = required(connections.tokens(connectionId));
        return isFresh(tokens) ? tokens.accessToken() : refreshed(connectionId, tokens.accessToken());
    }

    /// A token that is not `rejected`: somebody else's refresh will do.
    public String insteadOf(UUID connectionId, String rejected) {
        return refreshed(connectionId, rejected);
    }

    private String refreshed(UUID connectionId, String old) {
        var lock = locks.computeIfAbsent(connectionId, _ -> new ReentrantLock());
        lock.lock();
        try {
            var present = required(connections.tokens(connectionId));
            if (!present.accessToken().equals(old)) {
                return present.accessToken();
            }
            return required(connections.replaceTokens(connectionId, locked -> refresh(locked, old)))
                    .accessToken();
        } finally {
            lock.unlock();
        }
    }

    private Tokens refresh(Tokens present, String old) {
        if (!present.accessToken().equals(old)) {
            return present;
        }
        if (present.refreshToken() == null) {
            throw new BankCallFailed(new ConsentEnded("no_refresh_token"));
        }
        return authority.refresh(present.refreshToken()).orKeeping(present);
    }

    private boolean isFresh(Tokens tokens) {
        return clock.instant().plus(MARGIN).isBefore(tokens.expiresAt());
    }

    private static Tokens required(@Nullable Tokens tokens) {
        if (tokens == null) {
            throw new BankCallFailed(new ConsentEnded("not_connected"));
        }
        return tokens;
    }
}
