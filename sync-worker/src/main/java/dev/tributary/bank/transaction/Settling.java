package dev.tributary.bank.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/// Which pending row a booked one is. Nothing on the wire says so: day, amount and text may all differ. A guess is
/// taken only when there is no other, on either side; until then the two stay two.
///
/// @param daysEarlier that a row may be booked before it was made, as banks count days
/// @param daysLater that it may be booked after
/// @param amountTolerance as a part of the pending amount: tips and exchange rates
/// @param likeEnough how much of the shorter description the longer one must hold, from 0 to 1
/// @param likeEnoughForAnotherAmount the same when the amount has changed, too
public record Settling(
        int daysEarlier,
        int daysLater,
        BigDecimal amountTolerance,
        double likeEnough,
        double likeEnoughForAnotherAmount) {

    /// The bank gave both the same id.
    public static final String BY_ID = "same_id";
    /// Day, amount and description are close, and nothing else is.
    public static final String BY_LIKENESS = "only_likeness";

    /// What fits most banks.
    public static final Settling USUAL = new Settling(3, 10, new BigDecimal("0.20"), 0.6, 0.8);

    public Settling {
        require("days-earlier", daysEarlier, daysEarlier >= 0, "0 or more");
        require("days-later", daysLater, daysLater >= 0, "0 or more");
        require("amount-tolerance", amountTolerance, isShare(amountTolerance.doubleValue()), "from 0 to 1");
        require("like-enough", likeEnough, isShare(likeEnough), "from 0 to 1");
        require(
                "like-enough-for-another-amount",
                likeEnoughForAnotherAmount,
                isShare(likeEnoughForAnotherAmount),
                "from 0 to 1");
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    private static void require(String name, Object value, boolean holds, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "tributary.settling.%s must be %s, not %s".formatted(name, wanted, value));
        }
    }

    /// @param rule how sure it is
    public record Claim(PendingRow pending, String rule) {}

    /// Whether the row must be kept back until all rows of the answer are known.
    boolean mayBeSettledBy(Collection<PendingRow> awaited, BookedRow booked) {
        return awaited.stream().anyMatch(pending -> sameId(pending, booked) || alike(pending, booked));
    }

    /// @param booked rows that are new, by the id they would get
    /// @return what each settles; no pending row twice
    public Map<UUID, Claim> claims(Collection<PendingRow> awaited, Map<UUID, BookedRow> booked) {
        var claims = new HashMap<UUID, Claim>();
        var pending = new HashSet<>(awaited);
        var open = new HashMap<>(booked);
        claim(claims, pending, open, Settling::sameId, BY_ID);
        claim(claims, pending, open, this::alike, BY_LIKENESS);
        return claims;
    }

    private static void claim(
            Map<UUID, Claim> claims,
            Set<PendingRow> pending,
            Map<UUID, BookedRow> open,
            BiPredicate<PendingRow, BookedRow> fits,
            String rule) {
        var found = new HashMap<UUID, Claim>();
        for (var each : pending) {
            var suitors = suitors(each, open, fits);
            if (suitors.size() == 1) {
                var suitor = suitors.getFirst();
                var row = open.get(suitor);
                if (row != null
                        && pending.stream()
                                        .filter(other -> fits.test(other, row))
                                        .count()
                                == 1) {
                    found.put(suitor, new Claim(each, rule));
                }
            }
        }
        found.forEach((suitor, claim) -> {
            claims.put(suitor, claim);
            pending.remove(claim.pending());
            open.remove(suitor);
        });
    }

    private static List<UUID> suitors(
            PendingRow pending, Map<UUID, BookedRow> open, BiPredicate<PendingRow, BookedRow> fits) {
        return open.entrySet().stream()
                .filter(each -> fits.test(pending, each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean sameId(PendingRow pending, BookedRow booked) {
        return (pending.normalisedId() != null
                        && pending.normalisedId().equals(booked.normalisedProviderTransactionId()))
                || (pending.providerId() != null && pending.providerId().equals(booked.providerTransactionId()));
    }

    private boolean alike(PendingRow pending, BookedRow booked) {
        return pending.currency().equals(booked.currency())
                && pending.amount().signum() == booked.amount().signum()
                && closeInTime(pending.madeOn(), booked.bookedOn())
                && closeInAmount(pending.amount(), booked.amount())
                && Likeness.of(pending.description(), booked.description())
                        >= (pending.amount().compareTo(booked.amount()) == 0 ? likeEnough : likeEnoughForAnotherAmount);
    }

    private boolean closeInTime(LocalDate madeOn, LocalDate bookedOn) {
        return !bookedOn.isBefore(madeOn.minusDays(daysEarlier)) && !bookedOn.isAfter(madeOn.plusDays(daysLater));
    }

    private boolean closeInAmount(BigDecimal pending, BigDecimal booked) {
        var difference = pending.subtract(booked).abs();
        return difference.compareTo(pending.abs().multiply(amountTolerance)) <= 0;
    }
}
