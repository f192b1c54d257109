package dev.tributary.imports.job;

import dev.tributary.imports.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// A person takes a finished import out of their history. Its transactions stay.
@ApplicationScoped
public class ForgetImport {

    private final ImportJobs jobs;

    ForgetImport(ImportJobs jobs) {
        this.jobs = jobs;
    }

    public Uni<Void> forget(JobId id, UserId owner) {
        return jobs.forget(id, owner);
    }
}
