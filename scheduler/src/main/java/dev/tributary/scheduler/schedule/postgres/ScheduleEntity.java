package dev.tributary.scheduler.schedule.postgres;

import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.recurrence.FrequencyText;
import dev.tributary.scheduler.recurrence.Recurrence;
import dev.tributary.scheduler.schedule.MissedRuns;
import dev.tributary.scheduler.schedule.Overlap;
import dev.tributary.scheduler.schedule.Reach;
import dev.tributary.scheduler.schedule.Schedule;
import dev.tributary.scheduler.schedule.Selection;
import dev.tributary.scheduler.schedule.Terms;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;

/// One row of `truelayer_import_schedules`. What firing writes there is read here and never written.
@Entity(name = "Schedule")
@Table(name = "truelayer_import_schedules")
@DynamicUpdate
@NullUnmarked
class ScheduleEntity {

    @Id
    UUID scheduleId;

    String userId;
    String name;
    UUID[] accountIds;
    boolean allAccounts;
    String frequency;
    String zone;
    Integer daysBack;
    int jitterSeconds;
    boolean autoEnrich;
    boolean enabled;

    @Enumerated(EnumType.STRING)
    MissedRuns missedRuns;

    @Enumerated(EnumType.STRING)
    Overlap overlap;

    Instant nextRunAt;

    @Column(insertable = false, updatable = false)
    Instant lastRunAt;

    @Column(insertable = false, updatable = false)
    String lastStatus;

    Instant failingSince;

    @Column(insertable = false, updatable = false)
    Instant lastFailedAt;

    String disabledReason;

    Instant createdAt;
    Instant changedAt;

    static ScheduleEntity of(Schedule schedule) {
        var entity = new ScheduleEntity();
        entity.scheduleId = schedule.id();
        entity.userId = schedule.owner().value();
        entity.createdAt = schedule.createdAt();
        entity.take(schedule);
        return entity;
    }

    void take(Schedule schedule) {
        var terms = schedule.terms();
        name = terms.name();
        accountIds = switch (terms.selection()) {
            case Selection.Chosen(var chosen) -> chosen.toArray(UUID[]::new);
            case Selection.Everything() -> new UUID[0];
        };
        allAccounts = terms.selection() instanceof Selection.Everything;
        frequency = FrequencyText.write(terms.recurrence().frequency());
        zone = terms.recurrence().zone().getId();
        daysBack = terms.reach() instanceof Reach.DaysBack(var days) ? days : null;
        jitterSeconds = (int) terms.spread().toSeconds();
        autoEnrich = terms.autoEnrich();
        enabled = terms.enabled();
        missedRuns = terms.missedRuns();
        overlap = terms.overlap();
        failingSince = schedule.failingSince();
        disabledReason = schedule.disabledReason();
        nextRunAt = schedule.nextRunAt();
        changedAt = schedule.changedAt();
    }

    Schedule toSchedule() {
        var recurrence = new Recurrence(FrequencyText.read(frequency), ZoneId.of(zone));
        return new Schedule(
                scheduleId,
                new UserId(userId),
                new Terms(
                        name,
                        allAccounts ? new Selection.Everything() : new Selection.Chosen(List.of(accountIds)),
                        recurrence,
                        Duration.ofSeconds(jitterSeconds),
                        daysBack == null ? new Reach.Incremental() : new Reach.DaysBack(daysBack),
                        autoEnrich,
                        enabled,
                        overlap,
                        missedRuns),
                nextRunAt,
                lastRunAt,
                lastStatus,
                failingSince,
                lastFailedAt,
                disabledReason,
                createdAt,
                changedAt);
    }
}
