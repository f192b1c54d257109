package dev.tributary.imports.job;

import java.util.ArrayList;
import java.util.List;

/// What a move leads to.
public sealed interface Decision {

    /// The job as it is after the decision.
    ImportJob job();

    /// @param events what happened on the way, oldest first
    record Moved(ImportJob job, List<ImportJobEvent> events) implements Decision {
        public Moved {
            events = List.copyOf(events);
        }

        static Moved to(ImportJob job, ImportJobEvent... events) {
            return new Moved(job, List.of(events));
        }

        Moved after(ImportJobEvent first) {
            return after(List.of(first));
        }

        Moved after(List<ImportJobEvent> first) {
            var inOrder = new ArrayList<>(first);
            inOrder.addAll(events);
            return new Moved(job, inOrder);
        }
    }

    /// It is so already; asking again is no error.
    record Unchanged(ImportJob job) implements Decision {}

    /// The move does not exist from here.
    record Refused(ImportJob job, Refusal refusal) implements Decision {}
}
