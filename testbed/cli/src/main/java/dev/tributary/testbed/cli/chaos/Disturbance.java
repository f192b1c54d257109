package dev.tributary.testbed.cli.chaos;

import java.time.Duration;
import java.util.Map;

/// Something that goes wrong for a while.
public sealed interface Disturbance {

    /// How long it lasts.
    Duration lasts();

    /// One kind for all that differ in details only, for the report.
    String kind();

    /// SIGKILL, and the replica comes back after a while.
    record KilledService(String replica, Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return "service killed";
        }

        @Override
        public String toString() {
            return "SIGKILL of %s, back after %d s".formatted(replica, lasts.toSeconds());
        }
    }

    /// SIGSTOP, longer than others wait for it, then SIGCONT: it does not know that it was away.
    record FrozenService(String replica, Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return "service frozen";
        }

        @Override
        public String toString() {
            return "SIGSTOP of %s for %d s".formatted(replica, lasts.toSeconds());
        }
    }

    /// One replica goes and comes again and again, so that work is shared out anew each time.
    ///
    /// @param lasts how long it stays away, and how long it stays
    record ComingAndGoing(String replica, int times, Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return "replica comes and goes";
        }

        @Override
        public String toString() {
            return "%s goes and comes %d times, every %d s".formatted(replica, times, lasts.toSeconds());
        }
    }

    /// The broker or the database goes and comes back.
    ///
    /// @param clean asked to stop, or killed
    record InfrastructureAway(String part, boolean clean, Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return part + " away";
        }

        @Override
        public String toString() {
            return "%s of %s, back after %d s".formatted(clean ? "stop" : "SIGKILL", part, lasts.toSeconds());
        }
    }

    /// Connections to the database break in the middle of commits: made or not, nobody hears of it.
    record LostCommits(Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return "commits lost";
        }

        @Override
        public String toString() {
            return "commits whose outcome nobody hears for %d s".formatted(lasts.toSeconds());
        }
    }

    /// Tokens live for a moment only, and a new one takes its time: everybody needs one at once.
    record ShortTokens(Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return "tokens expire";
        }

        @Override
        public String toString() {
            return "bank: tokens expire at once for %d s".formatted(lasts.toSeconds());
        }
    }

    /// The answer with a new refresh token is lost when the old one is used up: somebody has to sign in again.
    record LostRefresh(Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return "refresh lost";
        }

        @Override
        public String toString() {
            return "bank: the answer to a refresh is lost, tokens expire for %d s".formatted(lasts.toSeconds());
        }
    }

    /// Every call for transactions meets the fault.
    ///
    /// @param fault as the simulator takes it
    record BankFault(Map<String, Object> fault, Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return "bank fault";
        }

        @Override
        public String toString() {
            return "bank: %s for %d s".formatted(fault.get("kind"), lasts.toSeconds());
        }
    }
}
