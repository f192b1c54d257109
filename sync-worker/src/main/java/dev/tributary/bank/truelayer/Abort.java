package dev.tributary.bank.truelayer;

import java.util.ArrayList;
import java.util.List;

/// Breaks off a call under way, from another thread.
public final class Abort {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    /// Runs `action` when the call is broken off: at once when it already was.
    public synchronized void onRequest(Runnable action) {
        if (requested) {
            action.run();
        } else {
            actions.add(action);
        }
    }

    public synchronized void request() {
        requested = true;
        actions.forEach(Runnable::run);
        actions.clear();
    }

    public synchronized boolean requested() {
        return requested;
    }
}
