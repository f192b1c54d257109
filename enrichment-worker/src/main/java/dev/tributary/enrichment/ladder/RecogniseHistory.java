package dev.tributary.enrichment.ladder;

import dev.tributary.contracts.SourceKind;
import dev.tributary.enrichment.ladder.History.Past;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// What only shows beside a person's other rows: refunds of what they paid, and salary and rent by their rhythm.
public final class RecogniseHistory implements Rung {

    /// Who pays less every month is no employer.
    private static final BigDecimal SMALLEST_SALARY = new BigDecimal(200);

    private static final BigDecimal SMALLEST_RENT = new BigDecimal(200);

    /// A shop takes things back for a year at most.
    private static final int REFUND_DAYS = 400;

    private static final BigDecimal SALARY_SPREAD = new BigDecimal("0.25");
    private static final BigDecimal RENT_SPREAD = new BigDecimal("0.02");

    private static final Set<String> PAID_BY_HAND = Set.of("STANDING_ORDER", "TRANSFER", "BILL_PAYMENT");
    /// Employers pay by giro; by transfer and by standing order pay people.
    private static final Set<String> NO_SALARY =
            Set.of("INTEREST", "DIVIDEND", "CASHBACK", "ATM", "CASH", "CHEQUE", "TRANSFER", "STANDING_ORDER");

    private static final Set<Rhythm> PAY_DAYS =
            Set.of(Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.FOUR_WEEKLY_OR_MONTHLY);

    private final History history;

    public RecogniseHistory(History history) {
        this.history = history;
    }

    @Override
    public Map<UUID, ? extends Verdict> decide(Climb climb, List<StatementRow> rows) {
        var named = rows.stream().filter(row -> !row.merchant().isUnknown()).toList();
        var asked = new HashSet<MerchantSide>();
        for (var row : named) {
            asked.add(row.merchantSide());
            asked.add(new MerchantSide(row.merchant().key(), Direction.OUT));
        }
        if (asked.isEmpty()) {
            return Map.of();
        }
        var past = history.with(climb.userId(), asked);
        var together = new HashMap<MerchantSide, List<Past>>();
        named.forEach(row -> together.computeIfAbsent(
                        row.merchantSide(), side -> new ArrayList<>(past.getOrDefault(side, List.of())))
                .add(past(row)));
        var verdicts = new HashMap<UUID, Verdict>();
        for (var row : named) {
            var paid = past.getOrDefault(new MerchantSide(row.merchant().key(), Direction.OUT), List.of());
            refund(row, paid)
                    .or(() -> regular(row, together.getOrDefault(row.merchantSide(), List.of())))
                    .ifPresent(verdict -> verdicts.put(row.told().transactionId(), verdict));
        }
        return verdicts;
    }

    /// A refund is what was paid for, the other way round: it lessens that category.
    private static Optional<Categorised> refund(StatementRow row, List<Past> paid) {
        if (row.direction() != Direction.IN || !row.isTrade()) {
            return Optional.empty();
        }
        var told = row.told();
        return paid.stream()
                .filter(past -> past.category() != null
                        && !past.bookedOn().isAfter(told.bookedOn())
                        && past.bookedOn().isAfter(told.bookedOn().minusDays(REFUND_DAYS))
                        && past.amount().abs().compareTo(told.amount()) >= 0)
                .findFirst()
                .map(past -> Categorised.by(
                        Source.STRUCTURE,
                        Objects.requireNonNull(past.category()),
                        row.merchant().name(),
                        0.93,
                        "A refund: you paid this merchant on " + past.bookedOn()));
    }

    private static Optional<Categorised> regular(StatementRow row, List<Past> alike) {
        if (row.kind() != SourceKind.ACCOUNT) {
            return Optional.empty();
        }
        var type = row.told().transactionCategory().toUpperCase(Locale.ROOT);
        if (row.direction() == Direction.IN && !NO_SALARY.contains(type)) {
            return rhythm(row, alike, SMALLEST_SALARY, SALARY_SPREAD)
                    .filter(PAY_DAYS::contains)
                    .map(rhythm -> found(
                            row, "income.salary", 0.85, "About the same amount comes in every " + rhythm.period()));
        }
        if (row.direction() == Direction.OUT && PAID_BY_HAND.contains(type)) {
            return rhythm(row, alike, SMALLEST_RENT, RENT_SPREAD)
                    .filter(PAY_DAYS::contains)
                    .map(rhythm ->
                            found(row, "housing.rent", 0.62, "The same amount goes out every " + rhythm.period()));
        }
        return Optional.empty();
    }

    private static Optional<Rhythm> rhythm(StatementRow row, List<Past> alike, BigDecimal least, BigDecimal spread) {
        var amount = row.told().amount().abs();
        if (amount.compareTo(least) < 0) {
            return Optional.empty();
        }
        var about = amount.multiply(spread);
        return Rhythm.of(Stream.concat(Stream.of(past(row)), alike.stream())
                .filter(past -> past.amount().abs().subtract(amount).abs().compareTo(about) <= 0)
                .map(Past::bookedOn)
                .toList());
    }

    private static Categorised found(StatementRow row, String category, double confidence, String why) {
        return Categorised.by(
                Source.STRUCTURE, new CategoryKey(category), row.merchant().name(), confidence, why);
    }

    private static Past past(StatementRow row) {
        return new Past(
                row.told().transactionId(), row.told().bookedOn(), row.told().amount(), null);
    }
}
