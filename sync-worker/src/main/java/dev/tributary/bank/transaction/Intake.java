package dev.tributary.bank.transaction;

import dev.tributary.bank.truelayer.BankTransaction;
import dev.tributary.messaging.Ids;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gathers one answer's rows into batches.
public final class Intake {

    private static final int LONGEST_CONTENT = 8_192;

    private final RowRules rules;
    private final int batchSize;
    private final List<PendingRow> awaited;
    private final Settling settling;
    private final Fingerprints fingerprints = new Fingerprints();
    private final Answer answer = new Answer();
    private final List<ServedRow> heldBack = new ArrayList<>();
    private final TwinCounter rejectedTwins = new TwinCounter();
    private List<ServedRow> rows;
    private List<RejectedRow> rejected = new ArrayList<>();
    private int served;
    private int outOfRange;
    private @Nullable LocalDate earliest;
    private @Nullable LocalDate latest;

    /// With the usual tolerances.
    public Intake(LocalDate from, LocalDate to, LocalDate today, int batchSize, List<PendingRow> awaited) {
        this(from, to, today, batchSize, awaited, Settling.USUAL);
    }

    /// @param from first day asked for
    /// @param to last day asked for
    /// @param batchSize served rows per batch
    /// @param awaited pending rows that may be booked in this answer
    /// @param settling how they are told
    public Intake(
            LocalDate from, LocalDate to, LocalDate today, int batchSize, List<PendingRow> awaited, Settling settling) {
        this.settling = settling;
        this.rules = new RowRules(from, to, today);
        this.batchSize = batchSize;
        this.awaited = List.copyOf(awaited);
        this.rows = new ArrayList<>(batchSize);
    }

    public void take(BankTransaction row) {
        served++;
        switch (rules.judge(row)) {
            case Verdict.Booked(var booked) -> book(booked);
            case Verdict.OutOfRange() -> outOfRange++;
            case Verdict.Rejected(var reason) -> reject(row, reason);
        }
    }

    public boolean isFull() {
        return served >= batchSize;
    }

    /// Hands out what was gathered, and begins the next batch.
    public Batch next() {
        return handOut(List.of());
    }

    /// Hands out the rest, and the rows that may settle a pending one: only now it is known how many there are.
    public Batch last() {
        rows.addAll(heldBack);
        heldBack.clear();
        return handOut(awaited);
    }

    /// What this answer has shown of our rows so far.
    public Answer answer() {
        return answer;
    }

    private Batch handOut(List<PendingRow> maySettle) {
        var batch = new Batch(rows, rejected, maySettle, answer, served, outOfRange, earliest, latest);
        rows = new ArrayList<>(batchSize);
        rejected = new ArrayList<>();
        served = 0;
        outOfRange = 0;
        return batch;
    }

    private void book(BookedRow row) {
        var each = fingerprints.of(Ids.next(), row);
        if (settling.mayBeSettledBy(awaited, row)) {
            heldBack.add(each);
        } else {
            rows.add(each);
        }
        if (earliest == null || row.bookedOn().isBefore(earliest)) {
            earliest = row.bookedOn();
        }
        if (latest == null || row.bookedOn().isAfter(latest)) {
            latest = row.bookedOn();
        }
    }

    private void reject(BankTransaction row, String reason) {
        var content = content(row);
        var key = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
        var twin = rejectedTwins.next(key.getMostSignificantBits());
        var contentKey = UUID.nameUUIDFromBytes((key + "/" + twin).getBytes(StandardCharsets.UTF_8));
        rejected.add(new RejectedRow(row.position(), reason, contentKey, content));
    }

    private static String content(BankTransaction row) {
        var text = String.join(
                "\n",
                "transaction_id=" + row.transactionId(),
                "normalised_provider_transaction_id=" + row.normalisedProviderTransactionId(),
                "provider_transaction_id=" + row.providerTransactionId(),
                "timestamp=" + row.timestamp(),
                "amount=" + row.amount(),
                "currency=" + row.currency(),
                "transaction_type=" + row.transactionType(),
                "transaction_category=" + row.transactionCategory(),
                "merchant_name=" + row.merchantName(),
                "malformed=" + row.malformed(),
                "description=" + row.description());
        return text.length() > LONGEST_CONTENT ? text.substring(0, LONGEST_CONTENT) : text;
    }
}
