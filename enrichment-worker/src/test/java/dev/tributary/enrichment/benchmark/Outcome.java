package dev.tributary.enrichment.benchmark;

/// @param answer in the file's own classes; empty when the row failed
record Outcome(LabelledRow row, String answer, String source, double confidence) {

    boolean isRight() {
        return row.label().equals(answer);
    }

    boolean isAnswered() {
        return !answer.isEmpty();
    }
}
