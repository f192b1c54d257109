package dev.tributary.bank.sync;

import dev.tributary.contracts.ImportControl;
import dev.tributary.contracts.ImportControl.ImportCancelled;
import jakarta.enterprise.context.ApplicationScoped;

/// A person pauses, resumes or cancels an import. Running units notice after the batch at hand; a cancelled import's
/// calls in flight are broken off.
@ApplicationScoped
public class ControlImport {

    private final RestingSyncs syncs;
    private final RunningUnits running;

    ControlImport(RestingSyncs syncs, RunningUnits running) {
        this.syncs = syncs;
        this.running = running;
    }

    public void control(ImportControl control) {
        syncs.control(control);
        if (control instanceof ImportCancelled) {
            running.abort(control.jobId());
        }
    }
}
