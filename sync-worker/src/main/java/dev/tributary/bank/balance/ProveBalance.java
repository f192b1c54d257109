package dev.tributary.bank.balance;

import dev.tributary.bank.balance.Anchor.Checkpoint;
import dev.tributary.bank.balance.Verdict.Broken;
import dev.tributary.bank.balance.Verdict.Method;
import dev.tributary.bank.balance.Verdict.Proven;
import dev.tributary.bank.balance.Verdict.Reason;
import dev.tributary.bank.balance.Verdict.Unknown;
import dev.tributary.bank.coverage.Coverage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether an account's booked rows are all there, and each once. Pure.
public final class ProveBalance {

    /// Rows and balance told so close to each other speak of the same moment: banks answer out of a cache for an hour.
    private static final Duration SAME_MOMENT = Duration.ofHours(1);

    private final List<DaySum> days;
    private final boolean otherCurrency;
    private final @Nullable ToldBalance told;
    private final Coverage coverage;
    private final BalanceProof before;

    /// @param days of booked rows, in the account's currency, oldest first
    /// @param otherCurrency whether there are rows in another one
    /// @param told the newest; null when the bank never told
    /// @param before the proof so far
    public ProveBalance(
            List<DaySum> days,
            boolean otherCurrency,
            @Nullable ToldBalance told,
            Coverage coverage,
            BalanceProof before) {
        this.days = List.copyOf(days);
        this.otherCurrency = otherCurrency;
        this.told = told;
        this.coverage = coverage;
        this.before = before;
    }

    public BalanceProof prove(Instant now) {
        if (otherCurrency) {
            return unknown(Reason.OTHER_CURRENCY, now);
        }
        var chain = RunningChain.of(days, coverage);
        if (chain.hasTested()) {
            return byRunningBalances(chain, now);
        }
        return told == null ? unknown(Reason.NO_BALANCE, now) : bySum(told, now);
    }

    private BalanceProof byRunningBalances(RunningChain chain, Instant now) {
        var method = Method.RUNNING_BALANCES;
        var current = told != null && isOfTheSameMoment(told) ? told : null;
        var end = chain.balance();
        var last = chain.last();
        if (chain.broken() != null) {
            return new BalanceProof(new Broken(method, chain.broken(), chain.lack()), now, before.anchor());
        }
        if (end == null || last == null || chain.from() == null) {
            return unknown(Reason.GAP, now);
        }
        if (current == null || !coverage.answers(last, current.day())) {
            return new BalanceProof(new Proven(method, chain.from(), last), now, before.anchor());
        }
        var lack = current.amount().subtract(end);
        var verdict = lack.signum() == 0
                ? new Proven(method, chain.from(), current.day())
                : new Broken(method, current.day(), lack);
        return new BalanceProof(verdict, now, before.anchor());
    }

    private BalanceProof bySum(ToldBalance balance, Instant now) {
        var anchor = before.anchor();
        if (anchor != null) {
            var gaps = coverage.gaps(anchor.from(), balance.day());
            if (!gaps.isEmpty() && gaps.getFirst().toDate().isBefore(balance.day())) {
                return unknown(Reason.GAP, now);
            }
        }
        if (!isOfTheSameMoment(balance)) {
            return before.verdict() instanceof Unknown ? unknown(Reason.NOT_UP_TO_DATE, now) : before;
        }
        return anchor == null ? begin(balance, now) : compare(anchor, balance, now);
    }

    private boolean isOfTheSameMoment(ToldBalance balance) {
        var answered = coverage.answeredAt(balance.day());
        return answered != null
                && Duration.between(answered, balance.at()).abs().compareTo(SAME_MOMENT) <= 0;
    }

    private BalanceProof begin(ToldBalance balance, Instant now) {
        var from = coverage.answeredSince(balance.day());
        if (from == null) {
            return unknown(Reason.NOT_UP_TO_DATE, now);
        }
        var since = balances(from, balance.day(), BigDecimal.ZERO);
        var sum = since.isEmpty() ? BigDecimal.ZERO : since.getLast().balance();
        var opening = balance.amount().subtract(sum);
        var anchor = new Anchor(from, opening, List.of()).proven(balances(from, balance.day(), opening));
        return new BalanceProof(new Unknown(Reason.FIRST_BALANCE), now, anchor);
    }

    private BalanceProof compare(Anchor anchor, ToldBalance balance, Instant now) {
        var since = balances(anchor.from(), balance.day(), anchor.opening());
        var computed = since.isEmpty() ? anchor.opening() : since.getLast().balance();
        var lack = balance.amount().subtract(computed);
        if (lack.signum() == 0) {
            var proven = new Proven(Method.OPENING_AND_SUM, anchor.from(), balance.day());
            return new BalanceProof(proven, now, anchor.proven(since));
        }
        var first = firstBroken(anchor, since, balance.day());
        return new BalanceProof(new Broken(Method.OPENING_AND_SUM, first, lack), now, anchor);
    }

    /// The first day that no longer ends where it was proven to end. When they all do, the break is younger: the day it
    /// first showed on.
    private LocalDate firstBroken(Anchor anchor, List<Checkpoint> since, LocalDate today) {
        for (var checkpoint : anchor.checkpoints()) {
            if (balanceAfter(checkpoint.day(), since, anchor.opening()).compareTo(checkpoint.balance()) != 0) {
                return checkpoint.day();
            }
        }
        return before.verdict() instanceof Broken(var method, var day, var lack)
                        && method == Method.OPENING_AND_SUM
                        && isAfterAll(anchor, day)
                ? day
                : today;
    }

    private static boolean isAfterAll(Anchor anchor, LocalDate day) {
        return anchor.checkpoints().isEmpty()
                || !day.isBefore(anchor.checkpoints().getLast().day());
    }

    private static BigDecimal balanceAfter(LocalDate day, List<Checkpoint> since, BigDecimal opening) {
        var balance = opening;
        for (var each : since) {
            if (each.day().isAfter(day)) {
                break;
            }
            balance = each.balance();
        }
        return balance;
    }

    private List<Checkpoint> balances(LocalDate from, LocalDate to, BigDecimal opening) {
        var balances = new ArrayList<Checkpoint>();
        var balance = opening;
        for (var each : days) {
            if (!each.day().isBefore(from) && !each.day().isAfter(to)) {
                balance = balance.add(each.sum());
                balances.add(new Checkpoint(each.day(), balance));
            }
        }
        return balances;
    }

    private BalanceProof unknown(Reason reason, Instant now) {
        return new BalanceProof(new Unknown(reason), now, before.anchor());
    }
}
