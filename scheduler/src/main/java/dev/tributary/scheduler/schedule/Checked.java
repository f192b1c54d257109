package dev.tributary.scheduler.schedule;

import java.util.function.Function;

/// What a check leads to.
sealed interface Checked<T> {

    record Valid<T>(T value) implements Checked<T> {}

    record Refused<T>(Refusal refusal) implements Checked<T> {}

    static <T> Checked<T> refused(String code, String field, String sentence) {
        return new Refused<>(new Refusal(code, field, sentence));
    }

    default <R> Checked<R> then(Function<T, Checked<R>> next) {
        return switch (this) {
            case Valid<T>(var value) -> next.apply(value);
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }

    default <R> Checked<R> map(Function<T, R> change) {
        return then(value -> new Valid<>(change.apply(value)));
    }
}
