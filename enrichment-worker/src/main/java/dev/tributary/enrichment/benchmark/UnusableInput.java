package dev.tributary.enrichment.benchmark;

/// What was asked for cannot be measured; the message says why and what to do.
final class UnusableInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableInput(String message) {
        super(message);
    }
}
