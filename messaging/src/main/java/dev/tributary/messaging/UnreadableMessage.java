package dev.tributary.messaging;

/// A message that will never be understood, however often it is delivered. It goes to the dead letters.
public final class UnreadableMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableMessage(String reason) {
        super(reason);
    }
}
