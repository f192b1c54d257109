package dev.tributary.testbed.cli.http;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Asks again while the reason for a failure may pass: a service that is just being started again is no reason to
/// give up.
public final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Duration limit;

    public Patience(Duration limit) {
        this.limit = limit;
    }

    /// @throws WorkFailed the last failure, when the time is up, or the first that will not pass
    public <T> T ask(Supplier<T> question) {
        return ask(question, Patience::passes);
    }

    /// @param mayPass which failures are worth another try
    public <T> T ask(Supplier<T> question, Predicate<WorkFailed> mayPass) {
        var deadline = System.nanoTime() + limit.toNanos();
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                return question.get();
            } catch (WorkFailed failure) {
                if (!mayPass.test(failure) || System.nanoTime() - deadline > 0) {
                    throw failure;
                }
                sleep(pause);
                pause = longer(pause);
            }
        }
    }

    /// Asks until there is an answer.
    ///
    /// @return empty when the time is up
    public <T> Optional<T> await(Supplier<Optional<T>> question) {
        var deadline = System.nanoTime() + limit.toNanos();
        var answer = question.get();
        while (answer.isEmpty() && System.nanoTime() - deadline < 0) {
            sleep(FIRST_PAUSE);
            answer = question.get();
        }
        return answer;
    }

    public static boolean passes(WorkFailed failure) {
        return switch (failure) {
            case Unreachable _ -> true;
            case Refused refused -> refused.passes();
            default -> false;
        };
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped while waiting.", stopping);
        }
    }
}
