package dev.tributary.enrichment.cost;

import dev.tributary.enrichment.languagemodel.ModelCalls.Obstacle;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How much may be spent on models: for one import, by one user in one month, by everybody in one day, UTC.
public interface Budgets {

    /// The user's own limits, or the defaults.
    Limits limitsOf(String userId);

    /// @return whether anything was raised or lifted
    boolean limit(String userId, @Nullable BigDecimal perImport, @Nullable BigDecimal perMonth);

    boolean limitInstallation(@Nullable BigDecimal perDay);

    Account account(Scope scope);

    /// Empty when the user has no such import.
    Account ofImport(String userId, UUID jobId);

    /// Null is no limit.
    record Limits(
            @Nullable BigDecimal perImport,
            @Nullable BigDecimal perMonth,
            @Nullable BigDecimal perDay) {

        public boolean any() {
            return perImport != null || perMonth != null || perDay != null;
        }

        public @Nullable BigDecimal of(Kind kind) {
            return switch (kind) {
                case IMPORT -> perImport;
                case MONTH -> perMonth;
                case DAY -> perDay;
            };
        }
    }

    /// @param reserved for calls under way, and for those of which nobody knows what they cost
    record Account(BigDecimal spent, BigDecimal reserved) {

        public static final Account EMPTY = new Account(BigDecimal.ZERO, BigDecimal.ZERO);

        public boolean hasRoomFor(BigDecimal amount, @Nullable BigDecimal limit) {
            return limit == null || spent.add(reserved).add(amount).compareTo(limit) <= 0;
        }
    }

    /// In the order accounts are locked.
    enum Kind {
        DAY(Obstacle.DAY_BUDGET),
        MONTH(Obstacle.MONTH_BUDGET),
        IMPORT(Obstacle.IMPORT_BUDGET);

        private final Obstacle obstacle;

        Kind(Obstacle obstacle) {
            this.obstacle = obstacle;
        }

        public Obstacle obstacle() {
            return obstacle;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What an account is kept of.
    ///
    /// @param until when another account begins; null for imports
    record Scope(Kind kind, String owner, @Nullable Instant until) {

        public static Scope ofDay(Instant at) {
            var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
            return new Scope(
                    Kind.DAY, day.toString(), day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        }

        public static Scope ofMonth(String userId, Instant at) {
            var month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
            return new Scope(
                    Kind.MONTH,
                    month + "/" + userId,
                    month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        }

        public static Scope ofImport(UUID jobId) {
            return new Scope(Kind.IMPORT, jobId.toString(), null);
        }

        /// All a call at that time counts for, in the order they are locked.
        public static List<Scope> of(String userId, UUID jobId, Instant at) {
            return List.of(ofDay(at), ofMonth(userId, at), ofImport(jobId));
        }
    }
}
