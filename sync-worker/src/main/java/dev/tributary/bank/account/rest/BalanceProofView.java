package dev.tributary.bank.account.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.bank.balance.BalanceProof;
import dev.tributary.bank.balance.Verdict.Broken;
import dev.tributary.bank.balance.Verdict.Method;
import dev.tributary.bank.balance.Verdict.Proven;
import dev.tributary.bank.balance.Verdict.Reason;
import dev.tributary.bank.balance.Verdict.Unknown;
import dev.tributary.contracts.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether an account's rows add up to its balance, in words.
///
/// @param asOf when it was found out; null while nobody has tried
/// @param provenFrom and `provenTo` are the days whose rows are all there
/// @param firstBrokenDay the first day after which the rows do not make what the bank says
/// @param difference what the rows lack; negative when money that left is missing
/// @param reason why nothing can be said; null when something can
/// @param nextStep null when there is nothing to do
record BalanceProofView(
        Status status,
        @Nullable Instant asOf,
        @Nullable String method,
        @Nullable LocalDate provenFrom,
        @Nullable LocalDate provenTo,
        @Nullable LocalDate firstBrokenDay,
        @Nullable Money difference,
        @Nullable String reason,
        String message,
        @Nullable String nextStep) {

    enum Status {
        @JsonProperty("proven")
        PROVEN,
        @JsonProperty("broken")
        BROKEN,
        @JsonProperty("unknown")
        UNKNOWN
    }

    static BalanceProofView of(BalanceProof proof, String currency) {
        var asOf = proof.asOf();
        return switch (proof.verdict()) {
            case Proven(var method, var from, var to) ->
                new BalanceProofView(
                        Status.PROVEN, asOf, code(method), from, to, null, null, null, proven(method, from, to), null);
            case Broken(var method, var day, var difference) ->
                new BalanceProofView(
                        Status.BROKEN,
                        asOf,
                        code(method),
                        null,
                        null,
                        day,
                        difference == null ? null : BalanceView.money(difference, currency),
                        null,
                        broken(day, difference, currency),
                        "Import %s and the days before it again. If it stays, compare that day with your bank's statement."
                                .formatted(day));
            case Unknown(var reason) ->
                new BalanceProofView(
                        Status.UNKNOWN,
                        asOf,
                        null,
                        null,
                        null,
                        null,
                        null,
                        code(reason),
                        message(reason),
                        nextStep(reason));
        };
    }

    private static String proven(Method method, LocalDate from, LocalDate to) {
        return switch (method) {
            case RUNNING_BALANCES ->
                "From %s to %s every row leads to the balance the bank gives after it.".formatted(from, to);
            case OPENING_AND_SUM ->
                "What was on the account before %s and all rows up to %s make the bank's balance.".formatted(from, to);
        };
    }

    private static String broken(LocalDate day, @Nullable BigDecimal difference, String currency) {
        if (difference == null || difference.signum() == 0) {
            return "The rows do not lead to the balances the bank gives on %s.".formatted(day);
        }
        var size = BalanceView.money(difference.abs(), currency);
        return "By %s the rows come to %s %s %s than the bank says: a row is missing, or is there that should not be."
                .formatted(
                        day, size.amount().toPlainString(), size.currency(), difference.signum() < 0 ? "more" : "less");
    }

    private static String message(Reason reason) {
        return switch (reason) {
            case NO_BALANCE -> "The bank has not told a balance to compare the rows with.";
            case FIRST_BALANCE ->
                "There is one balance so far. The next import is compared with it; from then on no row can be missing unnoticed.";
            case NOT_UP_TO_DATE -> "The bank's balance and the newest imported rows are not of the same time.";
            case GAP -> "Some days in between have not been imported, so the rows cannot be added up.";
            case OTHER_CURRENCY ->
                "Some rows are in another currency than the account; what they did to its balance is not known.";
        };
    }

    private static @Nullable String nextStep(Reason reason) {
        return switch (reason) {
            case NO_BALANCE -> "Import the account up to today; the balance is asked for with it.";
            case FIRST_BALANCE, NOT_UP_TO_DATE -> "Import the newest days.";
            case GAP -> "Fill the gaps: plan an import with fill_gaps.";
            case OTHER_CURRENCY -> null;
        };
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
