package dev.tributary.scheduler.schedule.rest;

import dev.tributary.problems.Problems;
import dev.tributary.scheduler.account.KnownAccounts;
import dev.tributary.scheduler.rest.ItemsDocument;
import dev.tributary.scheduler.rest.Person;
import dev.tributary.scheduler.rest.ScheduleId;
import dev.tributary.scheduler.schedule.ChangeSchedule;
import dev.tributary.scheduler.schedule.CreateSchedule;
import dev.tributary.scheduler.schedule.PreviewRuns;
import dev.tributary.scheduler.schedule.Refusal;
import dev.tributary.scheduler.schedule.Schedule;
import dev.tributary.scheduler.schedule.Schedules;
import dev.tributary.scheduler.schedule.Wish;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `/api/truelayer/schedules`
@Path("/api/truelayer/schedules")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ScheduleResource {

    private final Person person;
    private final Schedules schedules;
    private final KnownAccounts accounts;
    private final CreateSchedule creation;
    private final ChangeSchedule changes;
    private final PreviewRuns previews;

    ScheduleResource(
            Person person,
            Schedules schedules,
            KnownAccounts accounts,
            CreateSchedule creation,
            ChangeSchedule changes,
            PreviewRuns previews) {
        this.person = person;
        this.schedules = schedules;
        this.accounts = accounts;
        this.creation = creation;
        this.changes = changes;
        this.previews = previews;
    }

    @GET
    public Uni<ItemsDocument<ScheduleDocument>> list() {
        return accounts.of(person.id())
                .chain(known -> schedules
                        .of(person.id())
                        .map(found -> new ItemsDocument<>(found.stream()
                                .map(schedule -> ScheduleDocument.of(schedule, known))
                                .toList())));
    }

    @POST
    public Uni<Response> create(@Nullable Wish wish, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return creation.create(given(wish), person.id(), idempotencyKey).chain(result -> switch (result) {
            case CreateSchedule.Result.Created(var schedule) ->
                document(schedule).map(ScheduleResource::created);
            case CreateSchedule.Result.AlreadyCreated(var schedule) ->
                document(schedule).map(ScheduleResource::created);
            case CreateSchedule.Result.Refused(var refusal) -> throw refused(refusal);
        });
    }

    @GET
    @Path("/{schedule_id}")
    public Uni<ScheduleDocument> show(@PathParam("schedule_id") String scheduleId) {
        return schedules
                .find(ScheduleId.parse(scheduleId), person.id())
                .chain(found -> document(found.orElseThrow(ScheduleId::unknown)));
    }

    @PUT
    @Path("/{schedule_id}")
    public Uni<ScheduleDocument> change(@PathParam("schedule_id") String scheduleId, @Nullable Wish wish) {
        return changes.change(ScheduleId.parse(scheduleId), person.id(), given(wish))
                .chain(result -> switch (result) {
                    case ChangeSchedule.Result.Changed(var schedule) -> document(schedule);
                    case ChangeSchedule.Result.Unknown() -> throw ScheduleId.unknown();
                    case ChangeSchedule.Result.Refused(var refusal) -> throw refused(refusal);
                });
    }

    @DELETE
    @Path("/{schedule_id}")
    public Uni<Void> delete(@PathParam("schedule_id") String scheduleId) {
        return schedules.remove(ScheduleId.parse(scheduleId), person.id()).map(removed -> {
            if (!removed) {
                throw ScheduleId.unknown();
            }
            return null;
        });
    }

    /// The next five times, were it enabled.
    @GET
    @Path("/{schedule_id}/preview")
    public Uni<ItemsDocument<Instant>> preview(@PathParam("schedule_id") String scheduleId) {
        return previews.preview(ScheduleId.parse(scheduleId), person.id())
                .map(times -> new ItemsDocument<>(times.orElseThrow(ScheduleId::unknown)));
    }

    /// The next five times of a schedule that is still being written. A run may come later by `jitter_minutes`.
    @POST
    @Path("/preview")
    public ItemsDocument<Instant> previewWish(@Nullable Wish wish) {
        return switch (previews.preview(given(wish))) {
            case PreviewRuns.Result.Times(var times) -> new ItemsDocument<>(times);
            case PreviewRuns.Result.Refused(var refusal) -> throw refused(refusal);
        };
    }

    private static Wish given(@Nullable Wish wish) {
        if (wish == null) {
            throw Problems.invalid("no_schedule", "name", "Say in the body what is to be imported, and when.");
        }
        return wish;
    }

    private static Response created(ScheduleDocument schedule) {
        return Response.status(Status.CREATED)
                .location(URI.create("/api/truelayer/schedules/" + schedule.scheduleId()))
                .entity(schedule)
                .build();
    }

    private Uni<ScheduleDocument> document(Schedule schedule) {
        return accounts.of(person.id()).map(known -> ScheduleDocument.of(schedule, known));
    }

    private static RuntimeException refused(Refusal refusal) {
        return Problems.invalid(refusal.code(), refusal.field(), refusal.sentence());
    }
}
