package dev.tributary.messaging;

import dev.tributary.contracts.Event;

/// Who is not here any more. What is still told of them has no effect.
public interface Departed {

    boolean hides(Event event);
}
