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
public final class Settling {

    /// The bank gave both the same id.
    public static final String BY_ID = "same_id";
    /// Day, amount and description are close, and nothing else is.
    public static final String BY_LIKENESS = "only_likeness";

    private static final int DAYS_EARLIER = 3;
    private static final int DAYS_LATER = 10;
    /// Tips and exchange rates.
    private static final BigDecimal AMOUNT_TOLERANCE = new BigDecimal("0.20");

    private static final double LIKE_ENOUGH = 0.6;
    private static final double LIKE_ENOUGH_FOR_ANOTHER_AMOUNT = 0.8;

    /// @param rule how sure it is
    public record Claim(PendingRow pending, String rule) {}

    private Settling() {}

    /// Whether the row must be kept back until all rows of the answer are known.
    static boolean mayBeSettledBy(Collection<PendingRow> awaited, BookedRow booked) {
        return awaited.stream().anyMatch(pending -> sameId(pending, booked) || alike(pending, booked));
    }

    /// @param booked rows that are new, by the id they would get
    /// @return what each settles; no pending row twice
    public static Map<UUID, Claim> claims(Collection<PendingRow> awaited, Map<UUID, BookedRow> booked) {
        var claims = new HashMap<UUID, Claim>();
        var pending = new HashSet<>(awaited);
        var open = new HashMap<>(booked);
        claim(claims, pending, open, Settling::sameId, BY_ID);
        claim(claims, pending, open, Settling::alike, BY_LIKENESS);
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

    private static boolean alike(PendingRow pending, BookedRow booked) {
        return pending.currency().equals(booked.currency())
                && pending.amount().signum() == booked.amount().signum()
                && closeInTime(pending.madeOn(), booked.bookedOn())
                && closeInAmount(pending.amount(), booked.amount())
                && Likeness.of(pending.description(), booked.description())
                        >= (pending.amount().compareTo(booked.amount()) == 0
                                ? LIKE_ENOUGH
                                : LIKE_ENOUGH_FOR_ANOTHER_AMOUNT);
    }

    private static boolean closeInTime(LocalDate madeOn, LocalDate bookedOn) {
        return !bookedOn.isBefore(madeOn.minusDays(DAYS_EARLIER)) && !bookedOn.isAfter(madeOn.plusDays(DAYS_LATER));
    }

    private static boolean closeInAmount(BigDecimal pending, BigDecimal booked) {
        var difference = pending.subtract(booked).abs();
        return difference.compareTo(pending.abs().multiply(AMOUNT_TOLERANCE)) <= 0;
    }
}
