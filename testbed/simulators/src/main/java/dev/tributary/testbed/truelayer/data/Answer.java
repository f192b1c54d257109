package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.BankTransaction;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/// What a bank answers.
sealed interface Answer {

    /// The rows it tells of, in the order they are served; none where it is about something else.
    List<BankTransaction> rows();

    /// One that is ready.
    record Whole(Buffer body, List<BankTransaction> rows) implements Answer {}

    /// One too long to hold, written while it is sent.
    ///
    /// @param absurd what comes along as JSON and is no row
    record Streamed(List<BankTransaction> rows, RowJson json, List<String> absurd) implements Answer {}

    static Answer of(Buffer body) {
        return new Whole(body, List.of());
    }
}
