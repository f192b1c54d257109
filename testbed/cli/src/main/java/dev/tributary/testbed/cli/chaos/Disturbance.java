package dev.tributary.testbed.cli.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Something that goes wrong for a while.
public sealed interface Disturbance {

    List<String> SERVICES = List.of("import-api", "sync-worker", "enrichment-worker", "notifier", "scheduler");
    List<String> INFRASTRUCTURE = List.of("kafka", "postgresql");
    List<Map<String, Object>> BANK_FAULTS = List.of(
            Map.of("kind", "status", "status", 503, "error", "provider_error"),
            Map.of("kind", "status", "status", 429, "error", "provider_too_many_requests"),
            Map.of("kind", "latency", "millis", 3_000),
            Map.of("kind", "truncated"),
            Map.of("kind", "reset"),
            Map.of("kind", "broken_json"),
            Map.of("kind", "token_expiry", "seconds", 2),
            Map.of("kind", "ignore_from"),
            Map.of("kind", "transaction_id_drift"));

    /// How long it lasts.
    Duration lasts();

    /// One kind for all that differ in details only, for the report.
    String kind();

    /// SIGKILL, and the service comes back after a while.
    record KilledService(String service, Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return "service killed";
        }

        @Override
        public String toString() {
            return "SIGKILL of %s, back after %d s".formatted(service, lasts.toSeconds());
        }
    }

    /// SIGSTOP, longer than others wait for it, then SIGCONT: it does not know that it was away.
    record FrozenService(String service, Duration lasts) implements Disturbance {
        @Override
        public String kind() {
            return "service frozen";
        }

        @Override
        public String toString() {
            return "SIGSTOP of %s for %d s".formatted(service, lasts.toSeconds());
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

    /// The same dice make the same disturbance.
    static Disturbance drawnFrom(RandomGenerator dice) {
        return switch (dice.nextInt(10)) {
            case 0, 1, 2 -> new KilledService(one(SERVICES, dice), seconds(1, 8, dice));
            case 3 -> new FrozenService(one(SERVICES, dice), seconds(5, 20, dice));
            case 4, 5 -> new InfrastructureAway(one(INFRASTRUCTURE, dice), dice.nextBoolean(), seconds(1, 8, dice));
            default -> new BankFault(one(BANK_FAULTS, dice), seconds(3, 12, dice));
        };
    }

    private static <T> T one(List<T> of, RandomGenerator dice) {
        return of.get(dice.nextInt(of.size()));
    }

    private static Duration seconds(int from, int to, RandomGenerator dice) {
        return Duration.ofSeconds(dice.nextInt(from, to + 1));
    }
}
