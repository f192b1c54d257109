package dev.tributary.bank.sync;

import dev.tributary.contracts.ImportControl;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// The syncs as a whole: those that wait, were stopped or were lost, and who is alive.
public interface RestingSyncs {

    /// Records a person's control unless a newer one is known, and moves the syncs nobody is working on.
    void control(ImportControl control);

    /// Commands again what waited long enough, and what was lost.
    ///
    /// @return how many units were commanded
    int commandDue();

    /// The answer that is being prepared under this id may be ready. An id nobody knows does nothing.
    void lookSooner(String taskId);

    /// Says that these units are being worked on, however long the bank takes.
    void keepAlive(Collection<SyncKey> running);

    /// @return which of these imports are cancelled
    Set<UUID> cancelled(Collection<UUID> jobIds);
}
