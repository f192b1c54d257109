package dev.tributary.testbed.cli.chaos;

import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.gateway.Plan;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.http.Refused;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/// Somebody who imports this and that, and changes their mind.
final class ChaoticPerson {

    private static final int DAYS_BACK = 365;
    private static final int MOST_AT_ONCE = 3;
    private static final String CONSENT_EXPIRED = "consent_expired";
    private static final int STEPS_BETWEEN_VISITS = 10;
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(700);
    private static final Patience WHILE_BROKEN = new Patience(Duration.ofMinutes(3));

    private final GatewayApi api;
    private final BankUser user;
    private final List<Account> accounts;
    private final RandomGenerator dice;
    private final List<WatchedJob> jobs = new CopyOnWriteArrayList<>();

    ChaoticPerson(GatewayApi api, BankUser user, List<Account> accounts, RandomGenerator dice) {
        this.api = api;
        this.user = user;
        this.accounts = List.copyOf(accounts);
        this.dice = dice;
    }

    GatewayApi api() {
        return api;
    }

    List<Account> accounts() {
        return accounts;
    }

    List<WatchedJob> jobs() {
        return jobs;
    }

    void actUntil(Instant end) {
        var steps = 0;
        while (Instant.now().isBefore(end)) {
            if (++steps % STEPS_BETWEEN_VISITS == 0) {
                attempt(this::signInAgain);
            }
            step();
            Disturber.pause(BETWEEN_STEPS);
        }
    }

    private void step() {
        look();
        var live = jobs.stream().filter(job -> !job.isOver()).toList();
        if (live.size() < MOST_AT_ONCE && dice.nextInt(3) == 0) {
            begin();
        } else if (!live.isEmpty() && dice.nextInt(4) == 0) {
            meddle(live.get(dice.nextInt(live.size())).jobId());
        }
    }

    /// Sees how everything is; what cannot be seen now is seen later.
    void look() {
        for (var job : jobs) {
            if (!job.isOver()) {
                attempt(() -> job.see(api.status(job.jobId())));
            }
        }
    }

    /// Sees how everything is that is over.
    void lookBack() {
        jobs.forEach(job -> job.see(api.status(job.jobId())));
    }

    void mustBeAsBefore() {
        jobs.forEach(job -> job.mustBeAsBefore(api.status(job.jobId())));
    }

    /// Where the bank does not believe the old consent any more.
    private void signInAgain() {
        api.accounts().stream()
                .filter(account -> !account.isAvailable())
                .map(Account::connectionId)
                .distinct()
                .forEach(connection -> new ConnectBank(api).renew(user, connection));
    }

    private void begin() {
        var plan = plan();
        if (plan.isPresent()) {
            var job = new WatchedJob(plan.get().jobId());
            jobs.add(job);
            job.see(WHILE_BROKEN.ask(() -> api.start(job.jobId())));
        }
    }

    /// Empty while there is no consent for any of the accounts.
    private Optional<Plan> plan() {
        try {
            return Optional.of(WHILE_BROKEN.ask(() -> api.plan(something())));
        } catch (Refused refused) {
            if (!refused.code().equals(CONSENT_EXPIRED)) {
                throw refused;
            }
            attempt(this::signInAgain);
            return Optional.empty();
        }
    }

    private ImportRequest something() {
        var chosen = new ArrayList<>(accounts);
        Collections.shuffle(chosen, new java.util.Random(dice.nextLong()));
        var today = LocalDate.now(ZoneOffset.UTC);
        var from = today.minusDays(dice.nextInt(1, DAYS_BACK));
        var to = from.plusDays(dice.nextInt(0, 200));
        return ImportRequest.of(
                        DateRange.between(from, to.isAfter(today) ? today : to),
                        chosen.subList(0, dice.nextInt(1, chosen.size() + 1)))
                .withBatches(dice.nextInt(10, 400))
                .inParallel(dice.nextInt(1, 6));
    }

    /// What it meets may have changed meanwhile: a refusal is an answer.
    private void meddle(UUID job) {
        switch (dice.nextInt(6)) {
            case 0, 1 -> attempt(() -> api.pause(job));
            case 2, 3, 4 -> attempt(() -> api.resume(job));
            default -> attempt(() -> api.cancel(job));
        }
    }

    /// Lets everything that was stopped go on, so that all can come to an end.
    void resumeAll() {
        for (var job : jobs) {
            if (!job.isOver()) {
                attempt(() -> api.resume(job.jobId()));
            }
        }
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (WorkFailed notNow) {
            // A service is away, or the job has moved on: the next look tells.
        }
    }
}
