package dev.tributary.testbed.llm;

import java.time.Instant;

/// What a model answered.
record Completion(String id, String text, Ending ending, LlmUsage usage, Instant at) {
    enum Ending {
        STOP,
        LENGTH,
        REFUSAL
    }
}
