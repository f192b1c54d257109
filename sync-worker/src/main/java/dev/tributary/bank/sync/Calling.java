package dev.tributary.bank.sync;

import dev.tributary.bank.truelayer.BankTask;
import org.jspecify.annotations.Nullable;

/// How a sync's next call is made, and what was tried.
///
/// @param remapped whether the account was looked for under another id
/// @param later whether to ask for an answer that is fetched later
/// @param task what was asked for and is being prepared; null when nothing is
/// @param polls how often it was looked for
public record Calling(
        boolean remapped, boolean later, @Nullable BankTask task, int polls) {

    static final Calling PLAIN = new Calling(false, false, null, 0);

    Calling afterRemapping() {
        return new Calling(true, later, null, 0);
    }

    Calling askingLater() {
        return new Calling(remapped, true, null, 0);
    }

    Calling preparing(BankTask prepared) {
        return new Calling(remapped, true, prepared, prepared.equals(task) ? polls + 1 : 0);
    }

    Calling withoutTask() {
        return new Calling(remapped, later, null, 0);
    }
}
