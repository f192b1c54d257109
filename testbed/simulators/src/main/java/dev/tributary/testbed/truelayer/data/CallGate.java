package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.AuthServer;
import dev.tributary.testbed.truelayer.auth.Credentials;
import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.Faults;
import dev.tributary.testbed.truelayer.truth.CallMeter;
import dev.tributary.testbed.truelayer.truth.ServedLog;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What every data call passes: the cache, the meter, the faults asked for, the caller's rights, the bank's limits.
public final class CallGate {
    private final Credentials credentials;
    private final Faults faults;
    private final CallMeter meter;
    private final UnattendedLimit limit;
    private final ShownIds shownIds;
    private final ServedLog log;
    private final AnswerCache cache;
    private final AsyncTasks tasks = new AsyncTasks();

    public CallGate(
            Credentials credentials,
            Faults faults,
            CallMeter meter,
            UnattendedLimit limit,
            ShownIds shownIds,
            ServedLog log,
            Clock clock) {
        this.credentials = credentials;
        this.faults = faults;
        this.meter = meter;
        this.limit = limit;
        this.shownIds = shownIds;
        this.log = log;
        this.cache = new AnswerCache(clock);
    }

    void pass(RoutingContext http, BankAccount.Kind kind, Endpoint endpoint, Function<DataCall, Answer> answer) {
        var caller = Caller.of(http, credentials, endpoint);
        var cached = cached(caller);
        meter.add(caller.accountId(), endpoint, caller.attended(), cached.isPresent());
        if (cached.isPresent()) {
            send(caller, new Reply(http, List.of()), cached.get(), true);
            return;
        }
        var struck = faults.strike(caller.target());
        if (caller.wantsItLater() && endpoint.canBeAskedForLater()) {
            later(caller, kind, struck, answer);
        } else {
            now(caller, kind, struck, answer);
        }
    }

    /// Tells how far an answer is that was asked for later.
    void results(RoutingContext http) {
        var task = tasks.find(http.pathParam("task_id"));
        var accountId = task.map(AsyncTasks.Task::accountId).orElse(null);
        var caller = Caller.of(http, credentials, Endpoint.RESULTS).hearing(Endpoint.RESULTS, accountId);
        meter.add(accountId, Endpoint.RESULTS, caller.attended(), false);
        var struck = faults.strike(caller.target());
        var reply = new Reply(http, struck);
        reply.after(
                latency(struck),
                () -> http.vertx()
                        .executeBlocking(
                                () -> {
                                    var call = admit(caller, BankAccount.Kind.ACCOUNT, struck);
                                    return task.filter(known -> known.belongsTo(call.credential()))
                                            .orElseThrow(() -> new ApiRefusal(
                                                    404, "task_not_found", "Nobody with this token asked for it."))
                                            .answer();
                                },
                                false)
                        .onSuccess(answer -> send(told(caller, task, answer), reply, answer, false))
                        .onFailure(failure -> refuse(caller, reply, failure)));
    }

    /// Rows are logged where they belong, however they were asked for.
    private static Caller told(Caller caller, Optional<AsyncTasks.Task> task, Answer answer) {
        return answer.rows().isEmpty()
                ? caller
                : task.map(known -> caller.hearing(known.call().endpoint(), known.accountId()))
                        .orElse(caller);
    }

    private void now(Caller caller, BankAccount.Kind kind, List<Fault> struck, Function<DataCall, Answer> answer) {
        var reply = new Reply(caller.http(), struck);
        var slow = faults.habit(Fault.Slow.class, caller.target());
        var wait = slow.map(bank -> shorter(bank.takes(), bank.patience())).orElse(Duration.ZERO);
        reply.after(
                latency(struck).plus(wait),
                () -> caller.http()
                        .vertx()
                        .executeBlocking(
                                () -> {
                                    var call = admitToBank(caller, kind, struck);
                                    if (slow.isPresent()
                                            && slow.get()
                                                            .takes()
                                                            .compareTo(
                                                                    slow.get().patience())
                                                    > 0) {
                                        throw new ApiRefusal(
                                                504, "provider_timeout", "The bank did not answer in time.");
                                    }
                                    return answered(caller, call, answer);
                                },
                                false)
                        .onSuccess(ready -> send(caller, reply, ready, false))
                        .onFailure(failure -> refuse(caller, reply, failure)));
    }

    private void later(Caller caller, BankAccount.Kind kind, List<Fault> struck, Function<DataCall, Answer> answer) {
        var reply = new Reply(caller.http(), struck);
        var takes = faults.habit(Fault.Slow.class, caller.target())
                .map(Fault.Slow::takes)
                .orElse(AsyncTasks.USUALLY);
        reply.after(
                latency(struck),
                () -> caller.http()
                        .vertx()
                        .executeBlocking(() -> admitToBank(caller, kind, struck), false)
                        .map(call -> tasks.accept(caller, call, takes, () -> answered(caller, call, answer)))
                        .onSuccess(task -> {
                            log.accepted(caller.asLogged(202, "later"));
                            reply.accept(task.ticket());
                        })
                        .onFailure(failure -> refuse(caller, reply, failure)));
    }

    private Answer answered(Caller caller, DataCall call, Function<DataCall, Answer> answer) {
        var ready = answer.apply(call);
        if (call.habit(Fault.Cache.class).isPresent()) {
            cache.keep(call.credential(), caller.question(), ready);
        }
        return ready;
    }

    private Optional<Answer> cached(Caller caller) {
        return caller.credential()
                .filter(credentials::isInForce)
                .flatMap(credential -> faults.habit(Fault.Cache.class, caller.target())
                        .flatMap(habit -> cache.find(credential, caller.question(), habit)));
    }

    private void send(Caller caller, Reply reply, Answer answer, boolean cached) {
        Future<Boolean> sent = reply.succeed(answer);
        sent.onComplete(done -> log.answered(
                caller.asLogged(200, Boolean.TRUE.equals(done.result()) ? "whole" : "broken"), cached, answer.rows()));
    }

    private void refuse(Caller caller, Reply reply, Throwable failure) {
        var refusal = reply.fail(failure);
        log.accepted(caller.asLogged(refusal.status(), refusal.error()));
    }

    private DataCall admitToBank(Caller caller, BankAccount.Kind kind, List<Fault> struck) {
        var call = admit(caller, kind, struck);
        refuseTroubled(call.customer());
        if (!caller.attended()) {
            limit.admit(call.credential(), caller.accountId(), caller.endpoint(), call.habit(Fault.Quota.class));
        }
        return call;
    }

    private DataCall admit(Caller caller, BankAccount.Kind kind, List<Fault> struck) {
        var credential = caller.credential()
                .orElseThrow(
                        () -> new ApiRefusal(401, "invalid_token", "The access token is missing, unknown or expired."));
        if (!credentials.isInForce(credential)) {
            throw new ApiRefusal(403, "access_denied", "The customer's consent has ended.");
        }
        if (!credential.scopes().contains(caller.endpoint().scope())) {
            throw new ApiRefusal(
                    403, "access_denied", "The scope " + caller.endpoint().scope() + " was not granted.");
        }
        for (var fault : struck) {
            if (fault instanceof Fault.Status(int status, String error)) {
                throw new ApiRefusal(status, error, "This failure was asked for.");
            }
        }
        return new DataCall(
                credential,
                kind,
                caller.target(),
                caller.http().queryParams(),
                struck,
                faults,
                shownIds,
                AuthServer.baseUrl(caller.http()));
    }

    private static Duration latency(List<Fault> struck) {
        return struck.stream()
                .map(fault -> fault instanceof Fault.Latency latency ? latency.delay() : Duration.ZERO)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void refuseTroubled(Customer customer) {
        switch (customer.trouble()) {
            case NONE -> {}
            case PROVIDER_ERROR -> throw new ApiRefusal(503, "provider_error", "The bank is failing.");
            case INTERNAL_ERROR -> throw new ApiRefusal(500, "internal_server_error", "TrueLayer is failing.");
            case USER_INPUT_REQUIRED ->
                throw new ApiRefusal(403, "user_input_required", "The bank wants to ask its customer something.");
            case ACCOUNT_TEMPORARILY_LOCKED ->
                throw new ApiRefusal(403, "account_temporarily_locked", "The bank has locked the account.");
        }
    }
}
