package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.contracts.SourceKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// One row of `truelayer_import_progress`.
@Entity(name = "ImportProgress")
@Table(name = "truelayer_import_progress")
@IdClass(ProgressEntity.Key.class)
@NullUnmarked
class ProgressEntity {

    record Key(UUID job, UUID accountId) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "job_id")
    JobEntity job;

    @Id
    UUID accountId;

    int position;

    @Enumerated(EnumType.STRING)
    SourceKind kind;

    String displayName;
    String providerName;

    @Enumerated(EnumType.STRING)
    SyncStatus status;

    String reason;
    String message;
    String nextStep;
    Instant waitingUntil;
    long sequence;
    Instant heardAt;
    int resends;
    String ranges;
    LocalDate gapFrom;
    LocalDate gapTo;
    int percent;
    long served;
    long synced;
    long duplicates;
    long updated;
    long errors;
    long outOfRange;
}
