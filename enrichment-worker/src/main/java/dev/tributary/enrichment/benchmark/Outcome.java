package dev.tributary.enrichment.benchmark;

/// @param answer in the file's own classes; `-` for a category it has no word for, empty when there is no answer
/// @param rung that answered
record Outcome(LabelledRow row, String answer, String rung, double confidence) {

    boolean isRight() {
        return row.label().equals(answer);
    }

    boolean isAnswered() {
        return !answer.isEmpty();
    }
}
