package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.bank.truelayer.Abort;
import dev.tributary.bank.truelayer.BankAccount;
import dev.tributary.bank.truelayer.BankBalance;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.BankTask;
import dev.tributary.bank.truelayer.BankTransaction;
import dev.tributary.bank.truelayer.Caller;
import dev.tributary.bank.truelayer.Collected;
import dev.tributary.bank.truelayer.Consent;
import dev.tributary.bank.truelayer.Freshness;
import dev.tributary.bank.truelayer.Resource;
import dev.tributary.bank.usage.Admission;
import dev.tributary.bank.usage.Admission.Admitted;
import dev.tributary.bank.usage.AdmitCalls;
import dev.tributary.bank.usage.BankCall;
import dev.tributary.bank.usage.CallLedger;
import dev.tributary.bank.usage.CallMeters;
import dev.tributary.bank.usage.CallOutcome;
import dev.tributary.contracts.SourceKind;
import dev.tributary.messaging.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class HttpBankData implements BankData {

    private static final String RESULTS = "results";
    private static final int MOST_PENDING_ROWS = 10_000;

    private final TrueLayerHttp http;
    private final TrueLayerConfig config;
    private final CallLedger ledger;
    private final AdmitCalls admitCalls;
    private final CallMeters meters;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    HttpBankData(
            TrueLayerHttp http, TrueLayerConfig config, CallLedger ledger, AdmitCalls admitCalls, CallMeters meters) {
        this.http = http;
        this.config = config;
        this.ledger = ledger;
        this.admitCalls = admitCalls;
        this.meters = meters;
    }

    @Override
    public Consent consent(Caller caller) {
        var results = call("/me", "me", caller, new Abort(), this::results);
        return Listings.consent(results.path(0));
    }

    @Override
    public List<BankAccount> list(SourceKind kind, Caller caller) {
        var resource = Resource.collection(kind);
        return Listings.accounts(call("/" + resource, resource, caller, new Abort(), this::results));
    }

    @Override
    public Freshness transactions(
            SourceKind kind,
            String providerAccountId,
            LocalDate from,
            LocalDate to,
            Caller caller,
            RowReader reader,
            Abort abort) {
        var path = path(kind, providerAccountId, Resource.TRANSACTIONS) + "?from=%s&to=%s".formatted(from, to);
        var asked = entry(Resource.TRANSACTIONS.endpoint(kind), caller);
        var admitted = admit(asked, path);
        send(asked, admitted, path, caller, abort, body -> {
            TransactionsAnswer.read(body, reader);
            return true;
        });
        return new Freshness(admitted.asOf(), admitted.cachedSince() != null);
    }

    @Override
    public BankTask transactionsLater(
            SourceKind kind, String providerAccountId, LocalDate from, LocalDate to, Caller caller, Abort abort) {
        var path = path(kind, providerAccountId, Resource.TRANSACTIONS) + "?from=%s&to=%s".formatted(from, to);
        var webhook = config.webhookUrl()
                .map(url -> "&webhook_uri=" + URLEncoder.encode(url.toString(), StandardCharsets.UTF_8))
                .orElse("");
        var asked = entry(Resource.TRANSACTIONS.endpoint(kind), caller);
        var admitted = admit(asked, path);
        return send(asked, admitted, path + "&async=true" + webhook, caller, abort, this::ticket)
                .at(admitted.asOf());
    }

    private AsyncTicket ticket(InputStream body) throws IOException {
        try {
            return AsyncTicket.of(json.readTree(body), config.apiUrl());
        } catch (JsonProcessingException broken) {
            throw new BankCallFailed(new BrokenAnswer("malformed_json"));
        }
    }

    @Override
    public Collected collect(BankTask task, Caller caller, RowReader reader, Abort abort) {
        var asked = entry(RESULTS, caller);
        var path = AsyncTicket.path(task.resultsUri(), config.apiUrl());
        return send(asked, admit(asked, path), path, caller, abort, body -> collected(task, body, reader));
    }

    private static Collected collected(BankTask task, InputStream body, RowReader reader) throws IOException {
        try {
            return TransactionsAnswer.readPrepared(body, reader)
                    ? new Collected.Complete(new Freshness(task.askedAt(), false))
                    : new Collected.StillPreparing();
        } catch (BankCallFailed told) {
            if (told.failure() instanceof BrokenAnswer) {
                throw told;
            }
            return new Collected.Failed(told.failure());
        }
    }

    @Override
    public List<BankTransaction> pending(SourceKind kind, String providerAccountId, Caller caller, Abort abort) {
        var path = path(kind, providerAccountId, Resource.PENDING);
        return call(path, Resource.PENDING.endpoint(kind), caller, abort, HttpBankData::allRows);
    }

    private static List<BankTransaction> allRows(InputStream body) throws IOException {
        var rows = new ArrayList<BankTransaction>();
        TransactionsAnswer.read(body, row -> {
            rows.add(row);
            return rows.size() <= MOST_PENDING_ROWS;
        });
        if (rows.size() > MOST_PENDING_ROWS) {
            throw new BankCallFailed(new BrokenAnswer("too_many_pending_rows"));
        }
        return rows;
    }

    @Override
    public BankBalance balance(SourceKind kind, String providerAccountId, Caller caller, Abort abort) {
        var path = path(kind, providerAccountId, Resource.BALANCE);
        return Listings.balance(call(path, Resource.BALANCE.endpoint(kind), caller, abort, this::results)
                .path(0));
    }

    private static String path(SourceKind kind, String providerAccountId, Resource resource) {
        var account = URLEncoder.encode(providerAccountId, StandardCharsets.UTF_8);
        return "/%s/%s/%s".formatted(Resource.collection(kind), account, resource.path());
    }

    private <T> T call(String path, String endpoint, Caller caller, Abort abort, TrueLayerHttp.BodyReader<T> reader) {
        var asked = entry(endpoint, caller);
        return send(asked, admit(asked, path), path, caller, abort, reader);
    }

    private Admitted admit(BankCall asked, String path) {
        return switch (admitCalls.admit(asked, path)) {
            case Admitted admitted -> admitted;
            case Admission.Refused(var reason, var until) ->
                throw new BankCallFailed(new BankFailure.NotSent(Limits.code(reason), until));
        };
    }

    private <T> T send(
            BankCall asked,
            Admitted admitted,
            String path,
            Caller caller,
            Abort abort,
            TrueLayerHttp.BodyReader<T> reader) {
        ledger.open(asked);
        var begun = System.nanoTime();
        var status = new int[] {CallLedger.NO_ANSWER};
        var outcome = CallOutcome.FAILED;
        try {
            var answer = http.send(request(path, caller, asked), config.silence(), abort, s -> status[0] = s, reader);
            outcome = CallOutcome.ANSWERED;
            return answer;
        } catch (BankCallFailed failed) {
            outcome = Limits.outcome(failed.failure());
            throw failed;
        } finally {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            meters.ended(asked, outcome, took);
            ledger.close(asked, status[0], took);
            admitCalls.ended(asked, path, admitted, outcome);
        }
    }

    private HttpRequest request(String path, Caller caller, BankCall entry) {
        var request = HttpRequest.newBuilder(URI.create(config.apiUrl() + path))
                .timeout(config.silence())
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + caller.accessToken())
                .header("X-Client-Correlation-Id", entry.callId().toString());
        if (caller.personAddress() != null) {
            request.header("X-PSU-IP", caller.personAddress());
        }
        return request.build();
    }

    private static BankCall entry(String endpoint, Caller caller) {
        return new BankCall(
                Ids.next(),
                caller.userId(),
                caller.jobId(),
                caller.accountId(),
                caller.connectionId(),
                caller.providerId(),
                endpoint,
                caller.personAddress() != null);
    }

    private JsonNode results(InputStream body) throws IOException {
        try {
            var results = json.readTree(body).path("results");
            if (results.isArray()) {
                return results;
            }
        } catch (JsonProcessingException broken) {
            throw new BankCallFailed(new BrokenAnswer("malformed_json"));
        }
        throw new BankCallFailed(new BrokenAnswer("no_results"));
    }
}
