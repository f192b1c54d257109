package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.Client;
import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.bank.BankAccount.Kind;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.bank.Histories;
import dev.tributary.testbed.truelayer.bank.Provider.Resource;
import dev.tributary.testbed.truelayer.faults.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/// TrueLayer's data host, below `/data/v1`.
public final class DataApi {
    private static final String BASE = "/data/v1";

    private final Clock clock;
    private final Client client;
    private final Histories histories;
    private final CallGate gate;
    private final Statements statements;
    private final AccountDocuments accounts;
    private final BalanceDocuments balances;
    private final MandateDocuments mandates;

    public DataApi(Client client, Clock clock, Histories histories, CallGate gate) {
        this.client = client;
        this.clock = clock;
        this.histories = histories;
        this.gate = gate;
        this.statements = new Statements(histories);
        this.accounts = new AccountDocuments(clock);
        this.balances = new BalanceDocuments(clock);
        this.mandates = new MandateDocuments(clock);
    }

    /// Gets everything a customer has ready, so that even their first call is answered at once.
    public void prepare(Customer customer) {
        statements.prepare(customer);
    }

    public void mount(Router router) {
        router.get(BASE + "/results/:task_id").handler(gate::results);
        serve(router, "/me", Kind.ACCOUNT, Endpoint.ME, this::me);
        serve(router, "/info", Kind.ACCOUNT, Endpoint.INFO, this::info);
        mount(router, Kind.ACCOUNT, Endpoint.ACCOUNTS, Endpoint.ACCOUNT);
        mount(router, Kind.CARD, Endpoint.CARDS, Endpoint.CARD);
        var account = "/accounts/:account_id";
        serve(router, account + "/standing_orders", Kind.ACCOUNT, Endpoint.STANDING_ORDERS, this::standingOrders);
        serve(router, account + "/direct_debits", Kind.ACCOUNT, Endpoint.DIRECT_DEBITS, this::directDebits);
    }

    private void mount(Router router, Kind kind, Endpoint list, Endpoint single) {
        var all = "/" + kind.path();
        var one = all + "/:account_id";
        serve(router, all, kind, list, this::list);
        serve(router, one, kind, single, call -> results(List.of(accounts.describe(call, call.account()))));
        serve(router, one + "/balance", kind, Endpoint.BALANCE, this::balance);
        serve(router, one + "/transactions", kind, Endpoint.TRANSACTIONS, this::transactions);
        serve(router, one + "/transactions/pending", kind, Endpoint.PENDING, this::pending);
    }

    private void serve(Router router, String path, Kind kind, Endpoint endpoint, Function<DataCall, Answer> answer) {
        router.get(BASE + path).handler(http -> gate.pass(http, kind, endpoint, answer));
    }

    private Answer me(DataCall call) {
        var credential = call.credential();
        return results(List.of(new JsonObject()
                .put("client_id", client.id())
                .put("credentials_id", credential.id())
                .put("consent_status", "Authorised")
                .put("consent_status_updated_at", credential.consentedAt().toString())
                .put("consent_created_at", credential.consentedAt().toString())
                .put("consent_expires_at", credential.consentExpiresAt().toString())
                .put("provider", AccountDocuments.provider(call.customer().provider(), call.baseUrl()))
                .put(
                        "scopes",
                        new JsonArray(credential.scopes().stream().sorted().toList()))
                .put("privacy_policy", "Feb2019")));
    }

    private Answer info(DataCall call) {
        return results(List.of(new JsonObject()
                .put("full_name", call.customer().fullName())
                .put("update_timestamp", clock.instant().toString())));
    }

    private Answer list(DataCall call) {
        var resource = call.kind() == Kind.CARD ? Resource.CARDS : Resource.ACCOUNTS;
        requireOffered(call, resource);
        return results(call.customer().accounts(call.kind()).stream()
                .map(account -> accounts.describe(call, account))
                .toList());
    }

    private Answer balance(DataCall call) {
        return results(List.of(balances.of(
                histories.of(call.customer(), call.account()),
                call.habit(Fault.BalanceBreak.class).map(Fault.BalanceBreak::by).orElse(BigDecimal.ZERO))));
    }

    private Answer transactions(DataCall call) {
        var window = Window.of(call.query().get("from"), call.query().get("to"), histories.today());
        var account = call.account();
        refuseDeepHistory(call, window);
        return statements.booked(call, account, window);
    }

    /// Some banks show old rows only shortly after their customer signed in.
    private void refuseDeepHistory(DataCall call, Window window) {
        call.habit(Fault.ScaWindow.class).ifPresent(habit -> {
            var open = call.credential().consentedAt().plus(habit.open()).isAfter(clock.instant());
            if (!open && window.from().isBefore(histories.today().minusDays(habit.days()))) {
                throw new ApiRefusal(
                        403,
                        "sca_exceeded",
                        "The bank shows rows older than %d days only shortly after its customer signed in."
                                .formatted(habit.days()));
            }
        });
    }

    private Answer pending(DataCall call) {
        requireOffered(call, Resource.PENDING);
        var window = Window.of(call.query().get("from"), call.query().get("to"), histories.today());
        return statements.pending(call, call.account(), window);
    }

    private Answer standingOrders(DataCall call) {
        var history = histories.of(call.customer(), call.account());
        return results(
                call.customer().bookkeeping().standingOrders(call.account().name()).stream()
                        .map(order -> mandates.of(order, history))
                        .toList());
    }

    private Answer directDebits(DataCall call) {
        var history = histories.of(call.customer(), call.account());
        return results(call.customer().bookkeeping().directDebits(call.account().name()).stream()
                .map(debit -> mandates.of(debit, history))
                .toList());
    }

    private static void requireOffered(DataCall call, Resource resource) {
        if (!call.customer().provider().offers(resource)) {
            throw new ApiRefusal(501, "endpoint_not_supported", "This bank does not offer it.");
        }
    }

    private static Answer results(List<JsonObject> results) {
        return Answer.of(new JsonObject()
                .put("results", new JsonArray(results))
                .put("status", "Succeeded")
                .toBuffer());
    }
}
