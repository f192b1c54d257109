package dev.tributary.testbed.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One way for the model to disappoint.
public sealed interface LlmFault {

    /// An error instead of a completion; it is not billed.
    ///
    /// @param retryAfter told in the header of that name; null leaves it out
    record Status(int status, @Nullable Duration retryAfter) implements LlmFault {
        public Status(int status) {
            this(status, null);
        }
    }

    /// The completion comes late.
    record Latency(Duration delay) implements LlmFault {}

    /// A completion that stops in the middle of its JSON, billed all the same.
    record InvalidJson() implements LlmFault {}

    /// The first item has no answer.
    record WrongCount() implements LlmFault {}

    /// Every answer is a category nobody offered.
    record UnknownCategory() implements LlmFault {}

    /// The completion reaches its limit of tokens and is cut off there.
    record CutOff() implements LlmFault {}

    /// The model will not answer, which is billed.
    record Refusal() implements LlmFault {}

    /// The question is longer than the model reads; it is not billed.
    record TooLong() implements LlmFault {}

    /// Answered and billed, but the answer never arrives: nothing more is heard of it.
    record Silence() implements LlmFault {}

    /// Answered and billed, but the connection breaks before the answer arrives.
    record Reset() implements LlmFault {}
}
