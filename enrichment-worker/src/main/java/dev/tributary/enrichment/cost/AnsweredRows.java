package dev.tributary.enrichment.cost;

import java.time.Instant;
import java.util.Map;

/// Which rung of the ladder answered for how many rows.
public interface AnsweredRows {

    /// @param from inclusive
    /// @param to exclusive
    Answered between(String userId, Instant from, Instant to);

    /// @param byRung rows by the rung that decided
    /// @param sparedByMemory rows that memory answered with what a language model once said: each would have been a
    /// question
    record Answered(Map<String, Long> byRung, long sparedByMemory) {
        public Answered {
            byRung = Map.copyOf(byRung);
        }
    }
}
