package dev.tributary.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"Pool closed", "Timeout", "Connection refused: localhost/127.0.0.1:5432"})
    void whatThePoolTellsOnlyInWordsWillPass(String words) {
        assertThat(PassingFailure.is(new CompletionException(new NoStackTraceThrowable(words))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "40P01", "53300", "08006", "55P03"})
    void aDatabaseThatIsAwayBusyOrInARaceWillBeThereAgain(String sqlState) {
        assertThat(PassingFailure.is(new PgException("…", "FATAL", sqlState, "")))
                .isTrue();
    }

    @Test
    void aConnectionThatWasClosedUnderTheWorkIsNoReasonToGiveItUp() {
        assertThat(PassingFailure.is(ClosedConnectionException.INSTANCE)).isTrue();
    }

    @Test
    void whatIsWrongWithTheWorkItselfWillNotPass() {
        assertThat(PassingFailure.is(new PgException("duplicate key", "ERROR", "23505", "")))
                .isFalse();
        assertThat(PassingFailure.is(new IllegalStateException("nothing of this kind")))
                .isFalse();
        assertThat(PassingFailure.is(null)).isFalse();
    }
}
