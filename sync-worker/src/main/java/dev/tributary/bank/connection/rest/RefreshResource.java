package dev.tributary.bank.connection.rest;

import dev.tributary.bank.account.Matching.Choice;
import dev.tributary.bank.account.Matching.Open;
import dev.tributary.bank.connection.RefreshConnection;
import dev.tributary.bank.connection.RefreshConnection.Answer;
import dev.tributary.bank.connection.Relisted;
import dev.tributary.bank.rest.PersonAddress;
import dev.tributary.bank.rest.Tenant;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/connections/{connectionId}/refresh")
@Tag(name = "connections")
// Said in so many words, a request without a body needs no content type.
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class RefreshResource {

    private static final int MOST_CHOICES = 200;

    private final RefreshConnection refreshConnection;
    private final Tenant tenant;
    private final PersonAddress personAddress;
    private final Clock clock;

    RefreshResource(RefreshConnection refreshConnection, Tenant tenant, PersonAddress personAddress, Clock clock) {
        this.refreshConnection = refreshConnection;
        this.tenant = tenant;
        this.personAddress = personAddress;
        this.clock = clock;
    }

    /// @param providerAccountId as `open_accounts` named it
    /// @param accountId the known account it is; absent when it is none of them
    record ChoiceView(
            @NotBlank String providerAccountId, @Nullable UUID accountId) {}

    /// @param choices what the person says of open accounts
    record Request(@Nullable @Size(max = MOST_CHOICES) List<@Valid ChoiceView> choices) {}

    /// A listed account that may be one of several known ones.
    record OpenAccountView(String providerAccountId, String displayName, String currency, Set<UUID> candidates) {

        static OpenAccountView of(Open open) {
            var account = open.found().account();
            return new OpenAccountView(
                    account.accountId(), account.displayName(), account.currency(), open.candidates());
        }
    }

    /// @param present accounts and cards the bank lists
    /// @param added those nobody had seen before
    /// @param moved those TrueLayer calls otherwise now; their rows stay theirs
    /// @param missing accounts the bank does not list any more; their rows can still be read
    /// @param openAccounts are left as they are until the person says which account each is
    /// @param balances how many were read
    record RefreshedView(
            ConnectionView connection,
            Set<UUID> present,
            Set<UUID> added,
            Set<UUID> moved,
            Set<UUID> missing,
            List<OpenAccountView> openAccounts,
            int balances) {}

    @POST
    @Operation(
            summary = "Ask the bank again which accounts and cards it shares, and what is on them",
            description = """
                    Finds new accounts, marks those that are gone, reads balances and the consent's end. A listed account \
                    that may be one of several known ones is never guessed: it is named in `open_accounts` with its \
                    candidates, and settled by sending `choices`.""")
    public RefreshedView refresh(@PathParam("connectionId") UUID connectionId, @Valid @Nullable Request request) {
        return switch (refreshConnection.refresh(
                tenant.userId(), connectionId, choices(request), personAddress.value())) {
            case Answer.Refreshed refreshed -> view(refreshed);
            case Answer.UnknownConnection() -> throw ConnectionProblems.unknown();
            case Answer.NeedsReauthorisation() -> throw ConnectionProblems.needsReauthorisation();
            case Answer.BankFailed(var failure) -> throw ConnectionProblems.bankFailed(failure);
        };
    }

    private static List<Choice> choices(@Nullable Request request) {
        return request == null || request.choices() == null
                ? List.of()
                : request.choices().stream()
                        .map(choice -> new Choice(choice.providerAccountId(), choice.accountId()))
                        .toList();
    }

    private RefreshedView view(Answer.Refreshed refreshed) {
        Relisted relisted = refreshed.relisted();
        return new RefreshedView(
                ConnectionView.of(refreshed.connection(), clock.instant()),
                relisted.present(),
                relisted.added(),
                relisted.moved(),
                relisted.missing(),
                relisted.open().stream().map(OpenAccountView::of).toList(),
                refreshed.balances());
    }
}
