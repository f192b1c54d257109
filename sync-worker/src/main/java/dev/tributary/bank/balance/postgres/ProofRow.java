package dev.tributary.bank.balance.postgres;

import dev.tributary.bank.balance.Anchor;
import dev.tributary.bank.balance.Anchor.Checkpoint;
import dev.tributary.bank.balance.BalanceProof;
import dev.tributary.bank.balance.Verdict;
import dev.tributary.bank.balance.Verdict.Broken;
import dev.tributary.bank.balance.Verdict.Method;
import dev.tributary.bank.balance.Verdict.Proven;
import dev.tributary.bank.balance.Verdict.Reason;
import dev.tributary.bank.balance.Verdict.Unknown;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A proof as a row of `balance_proofs`, both ways.
final class ProofRow {

    /// The columns of a verdict.
    private record VerdictColumns(
            String status,
            @Nullable Method method,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate brokenOn,
            @Nullable BigDecimal difference,
            @Nullable Reason reason) {}

    static final String COLUMNS = """
            p.status, p.as_of AS proven_at, p.method, p.proven_from, p.proven_to, p.first_broken_day, p.difference, p.reason,
            p.anchor_from, p.opening, p.checkpoint_days, p.checkpoint_balances::text[] AS checkpoint_balances
            """;
    static final String WRITE = """
            INSERT INTO balance_proofs (account_id, status, as_of, method, proven_from, proven_to, first_broken_day,
                difference, reason, anchor_from, opening, checkpoint_days, checkpoint_balances)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::numeric, $9, $10, $11::text::numeric, $12, $13::text[]::numeric[])
            ON CONFLICT (account_id) DO UPDATE
            SET status = excluded.status, as_of = excluded.as_of, method = excluded.method,
                proven_from = excluded.proven_from, proven_to = excluded.proven_to,
                first_broken_day = excluded.first_broken_day, difference = excluded.difference,
                reason = excluded.reason, anchor_from = excluded.anchor_from, opening = excluded.opening,
                checkpoint_days = excluded.checkpoint_days, checkpoint_balances = excluded.checkpoint_balances
            """;

    private ProofRow() {}

    static Tuple written(UUID accountId, BalanceProof proof, Instant asOf) {
        var verdict = columns(proof.verdict());
        var anchor = proof.anchor();
        List<Checkpoint> checkpoints = anchor == null ? List.of() : anchor.checkpoints();
        return Tuple.tuple()
                .addUUID(accountId)
                .addString(verdict.status())
                .addOffsetDateTime(asOf.atOffset(ZoneOffset.UTC))
                .addString(code(verdict.method()))
                .addLocalDate(verdict.from())
                .addLocalDate(verdict.to())
                .addLocalDate(verdict.brokenOn())
                .addString(text(verdict.difference()))
                .addString(code(verdict.reason()))
                .addLocalDate(anchor == null ? null : anchor.from())
                .addString(anchor == null ? null : text(anchor.opening()))
                .addArrayOfLocalDate(checkpoints.stream().map(Checkpoint::day).toArray(LocalDate[]::new))
                .addArrayOfString(checkpoints.stream()
                        .map(each -> each.balance().toPlainString())
                        .toArray(String[]::new));
    }

    /// @param row with [#COLUMNS], which are null where nothing was proven yet
    static BalanceProof read(Row row) {
        var asOf = row.getOffsetDateTime("proven_at");
        return asOf == null ? BalanceProof.NONE : new BalanceProof(verdict(row), asOf.toInstant(), anchor(row));
    }

    private static Verdict verdict(Row row) {
        return switch (row.getString("status")) {
            case "proven" -> new Proven(method(row), row.getLocalDate("proven_from"), row.getLocalDate("proven_to"));
            case "broken" ->
                new Broken(method(row), row.getLocalDate("first_broken_day"), row.getBigDecimal("difference"));
            case "unknown" -> new Unknown(Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)));
            default -> throw new IllegalStateException("no verdict is " + row.getString("status"));
        };
    }

    private static Method method(Row row) {
        return Method.valueOf(row.getString("method").toUpperCase(Locale.ROOT));
    }

    private static @Nullable Anchor anchor(Row row) {
        var from = row.getLocalDate("anchor_from");
        if (from == null) {
            return null;
        }
        var days = row.getArrayOfLocalDates("checkpoint_days");
        var balances = row.getArrayOfStrings("checkpoint_balances");
        return new Anchor(
                from,
                row.getBigDecimal("opening"),
                IntStream.range(0, days.length)
                        .mapToObj(at -> new Checkpoint(days[at], new BigDecimal(balances[at])))
                        .toList());
    }

    private static VerdictColumns columns(Verdict verdict) {
        return switch (verdict) {
            case Proven(var method, var from, var to) ->
                new VerdictColumns("proven", method, from, to, null, null, null);
            case Broken(var method, var day, var difference) ->
                new VerdictColumns("broken", method, null, null, day, difference, null);
            case Unknown(var reason) -> new VerdictColumns("unknown", null, null, null, null, null, reason);
        };
    }

    private static @Nullable String code(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
