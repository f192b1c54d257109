package dev.tributary.testbed.llm;

import java.time.Duration;

/// One way for the model to disappoint.
public sealed interface LlmFault {

    /// An error instead of a completion; it is not billed.
    record Status(int status) implements LlmFault {}

    /// The completion comes late.
    record Latency(Duration delay) implements LlmFault {}

    /// A completion that stops in the middle of its JSON, billed all the same.
    record InvalidJson() implements LlmFault {}

    /// The first item has no answer.
    record WrongCount() implements LlmFault {}

    /// Every answer is a category nobody offered.
    record UnknownCategory() implements LlmFault {}
}
