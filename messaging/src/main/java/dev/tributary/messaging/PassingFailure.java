package dev.tributary.messaging;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Failures that say nothing about the work at hand: the database or the broker is away, busy, or lost a race, or the
/// service is about to stop. The same work done again later, maybe elsewhere, can succeed.
public final class PassingFailure {

    /// SQLSTATE classes: connection, transaction rollback (deadlock, serialisation), insufficient resources, operator
    /// intervention.
    private static final Set<String> PASSING_SQL_CLASSES = Set.of("08", "40", "53", "57");

    /// Another transaction holds the lock that was asked for with NOWAIT.
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private PassingFailure() {}

    public static boolean is(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return true;
            }
        }
        return false;
    }

    /// A name for logs; never the message, which may quote data.
    public static String nameOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && !(root instanceof PgException)) {
            root = root.getCause();
        }
        return root instanceof PgException pg
                ? "PgException " + pg.getSqlState()
                : root.getClass().getSimpleName();
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case PgException pg ->
                pg.getSqlState() != null
                        && (PASSING_SQL_CLASSES.contains(pg.getSqlState().substring(0, 2))
                                || LOCK_NOT_AVAILABLE.equals(pg.getSqlState()));
            case ClosedConnectionException _, IOException _, TimeoutException _, VersionConflict _ -> true;
            // Vert.x' pool tells of its time-outs, of connections closed under it and of its own end only in words.
            default -> {
                var message = cause.getMessage();
                yield message != null
                        && (message.equals("Timeout")
                                || message.equals("Pool closed")
                                || message.contains("Connection is closed")
                                || message.contains("connection may have been lost")
                                || message.contains("Connection refused"));
            }
        };
    }
}
