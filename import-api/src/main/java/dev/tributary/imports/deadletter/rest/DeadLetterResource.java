package dev.tributary.imports.deadletter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.imports.deadletter.DeadLetter;
import dev.tributary.imports.deadletter.DeadLetter.State;
import dev.tributary.imports.deadletter.DeadLetters;
import dev.tributary.imports.deadletter.DeadLetters.Filter;
import dev.tributary.imports.deadletter.DeadLetters.Settled;
import dev.tributary.imports.deadletter.InspectDeadLetter;
import dev.tributary.imports.deadletter.InspectDeadLetter.Inspected;
import dev.tributary.imports.deadletter.SettleDeadLetter;
import dev.tributary.imports.deadletter.SettleDeadLetter.Choice;
import dev.tributary.imports.rest.Person;
import dev.tributary.problems.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/operations/dead-letters")
@Tag(name = "operations")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class DeadLetterResource {

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    /// @param state `waiting`, `replayed` or `discarded`
    /// @param size of the payload in bytes
    record LetterDocument(
            UUID id,
            String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            @Nullable String key,
            @Nullable String reason,
            Instant diedAt,
            String state,
            @Nullable String settledBy,
            @Nullable Instant settledAt,
            int size) {

        static LetterDocument of(DeadLetter letter) {
            return new LetterDocument(
                    letter.id(),
                    letter.origin().topic(),
                    letter.origin().partition(),
                    letter.origin().offset(),
                    letter.key(),
                    letter.reason(),
                    letter.diedAt(),
                    letter.state().name().toLowerCase(Locale.ROOT),
                    letter.settledBy(),
                    letter.settledAt(),
                    letter.size());
        }
    }

    /// @param nextCursor null on the last page
    record PageDocument(
            List<LetterDocument> items, @Nullable String nextCursor) {}

    /// @param maskedPayload shape and ids; null when the payload is not JSON
    /// @param payload all of it; null unless asked for
    record InspectedDocument(
            LetterDocument letter,
            @Nullable JsonNode maskedPayload,
            @Nullable String payload) {

        static InspectedDocument of(Inspected inspected) {
            return new InspectedDocument(
                    LetterDocument.of(inspected.letter()), inspected.masked(), inspected.payload());
        }
    }

    private final DeadLetters letters;
    private final InspectDeadLetter inspecting;
    private final SettleDeadLetter settling;
    private final Person person;

    DeadLetterResource(DeadLetters letters, InspectDeadLetter inspecting, SettleDeadLetter settling, Person person) {
        this.letters = letters;
        this.inspecting = inspecting;
        this.settling = settling;
        this.person = person;
    }

    @GET
    @Operation(
            summary = "Messages no service could take, newest first",
            description = "Narrowed by state (waiting, replayed, discarded) and by the topic they came from.")
    public Uni<PageDocument> page(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String topic,
            @RestQuery @Nullable UUID cursor,
            @RestQuery @Nullable Integer limit) {
        var filter = new Filter(state == null ? null : stateNamed(state), topic);
        return letters.page(filter, cursor, pageSize(limit))
                .map(page -> new PageDocument(
                        page.letters().stream().map(LetterDocument::of).toList(),
                        page.next() == null ? null : page.next().toString()));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "One message with its payload, masked",
            description = "With reveal=true the payload is shown as it is, and who asked is logged.")
    public Uni<InspectedDocument> inspect(@RestPath UUID id, @RestQuery boolean reveal) {
        return inspecting
                .inspect(id, reveal, person.id().value())
                .map(found -> found.map(InspectedDocument::of).orElseThrow(() -> unknown(id)));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(summary = "Deliver it again to the topic it came from, under its key")
    public Uni<LetterDocument> replay(@RestPath UUID id) {
        return settle(id, Choice.REPLAY);
    }

    @POST
    @Path("/{id}/discard")
    @Operation(summary = "Put it away for good")
    public Uni<LetterDocument> discard(@RestPath UUID id) {
        return settle(id, Choice.DISCARD);
    }

    private Uni<LetterDocument> settle(UUID id, Choice choice) {
        return settling.settle(id, choice, person.id().value()).map(settled -> switch (settled) {
            case Settled.Done done -> LetterDocument.of(done.letter());
            case Settled.Already already ->
                throw Problems.conflict(
                        "dead_letter_settled",
                        "This message was %s by %s already."
                                .formatted(
                                        already.letter().state().name().toLowerCase(Locale.ROOT),
                                        already.letter().settledBy()));
            case Settled.CannotBeReplayed _ ->
                throw Problems.conflict(
                        "dead_letter_without_text",
                        "This message has no key or no readable text, so no service could take it. Discard it.");
            case Settled.Unknown _ -> throw unknown(id);
        });
    }

    private static HttpProblem unknown(UUID id) {
        return Problems.unknown("unknown_dead_letter", "There is no dead letter with the id %s.".formatted(id));
    }

    private static State stateNamed(String name) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "unknown_state",
                        "state",
                        "There is no such state. Pick one of: %s."
                                .formatted(Arrays.stream(State.values())
                                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")))));
    }

    private static int pageSize(@Nullable Integer limit) {
        if (limit == null) {
            return USUAL_PAGE;
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problems.invalid(
                    "limit_out_of_range", "limit", "limit is %d. Choose 1 to %d.".formatted(limit, LARGEST_PAGE));
        }
        return limit;
    }
}
