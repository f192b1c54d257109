package dev.tributary.scheduler.run.rest;

import dev.tributary.scheduler.rest.ItemsDocument;
import dev.tributary.scheduler.rest.Person;
import dev.tributary.scheduler.rest.ScheduleId;
import dev.tributary.scheduler.run.RunScheduleNow;
import dev.tributary.scheduler.run.ShowRuns;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/api/truelayer/schedules/{schedule_id}/runs` and `/run-now`
@Path("/api/truelayer/schedules/{schedule_id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class RunResource {

    private static final int ACCEPTED = 202;

    private final Person person;
    private final RunScheduleNow running;
    private final ShowRuns runs;

    RunResource(Person person, RunScheduleNow running, ShowRuns runs) {
        this.person = person;
        this.running = running;
        this.runs = runs;
    }

    @POST
    @Path("/run-now")
    @ResponseStatus(ACCEPTED)
    public Uni<RunDocument> runNow(@PathParam("schedule_id") String scheduleId) {
        return running.run(ScheduleId.parse(scheduleId), person.id())
                .map(run -> RunDocument.of(run.orElseThrow(ScheduleId::unknown)));
    }

    /// The newest hundred, newest first.
    @GET
    @Path("/runs")
    public Uni<ItemsDocument<RunDocument>> list(@PathParam("schedule_id") String scheduleId) {
        return runs.show(ScheduleId.parse(scheduleId), person.id())
                .map(found -> new ItemsDocument<>(found.orElseThrow(ScheduleId::unknown).stream()
                        .map(RunDocument::of)
                        .toList()));
    }
}
