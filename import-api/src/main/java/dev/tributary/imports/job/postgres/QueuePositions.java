package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.ImportStatus.JobStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// How many queued imports come before one, itself included. Takes part in the session at hand.
@ApplicationScoped
class QueuePositions {

    private static final String AHEAD = "select count(j) from ImportJob j where j.status = ?1 and j.queuedAt <= ?2";

    Uni<Optional<Integer>> of(JobEntity row) {
        if (row.status != JobStatus.QUEUED) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Panache.getSession()
                .chain(session -> session.createQuery(AHEAD, Long.class)
                        .setParameter(1, JobStatus.QUEUED)
                        .setParameter(2, row.queuedAt)
                        .getSingleResult())
                .map(count -> Optional.of(Math.toIntExact(count)));
    }
}
