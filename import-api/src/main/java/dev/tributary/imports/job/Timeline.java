package dev.tributary.imports.job;

import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.ImportJob.Planned;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every change of an import as one would tell it.
public final class Timeline {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Timeline() {}

    /// @param kind a stable code
    /// @param account null when it is about the whole import
    public record Entry(
            Instant at, Actor by, String kind, @Nullable AccountId account, String message) {}

    /// The first entry of all.
    public static Entry planned(Planned job) {
        var facts = job.facts();
        var origin = facts.origin();
        var what = "%d %s, %s to %s"
                .formatted(
                        job.accounts().all().size(),
                        job.accounts().all().size() == 1 ? "account" : "accounts",
                        facts.range().from(),
                        facts.range().to());
        return new Entry(
                facts.plannedAt(),
                origin.scheduleId() == null ? Actor.person(null) : Actor.SCHEDULE,
                "planned",
                null,
                origin.retryOf() == null
                        ? "Planned: %s.".formatted(what)
                        : "Planned, to get what the import %s did not: %s.".formatted(origin.retryOf(), what));
    }

    /// What one move changed: first what happened to the import, then to each of its accounts, and last its end.
    public static List<Entry> of(ImportJob before, Decision.Moved moved, Actor by, Instant now) {
        var told = moved.events().stream()
                .flatMap(event -> entry(event, before, moved.job(), by, now))
                .collect(Collectors.partitioningBy(Timeline::isEnd));
        return Stream.of(
                        Objects.requireNonNull(told.get(false)).stream(),
                        accounts(before, moved, by, now),
                        parked(before, moved.job(), by, now),
                        Objects.requireNonNull(told.get(true)).stream())
                .flatMap(entries -> entries)
                .toList();
    }

    private static boolean isEnd(Entry entry) {
        return entry.kind().equals("ended") || entry.kind().equals("enriching");
    }

    private static Stream<Entry> entry(ImportJobEvent event, ImportJob before, ImportJob after, Actor by, Instant now) {
        return switch (event) {
            case ImportJobEvent.JobQueued _ -> job(by, now, "queued", "Started; it waits for its turn.");
            case ImportJobEvent.JobAdmitted _ -> job(by, now, "running", "It is its turn.");
            case ImportJobEvent.JobPaused _ ->
                job(by, now, "paused", "Paused. Each account stops after the batch at hand.");
            case ImportJobEvent.JobResumed _ ->
                job(by, now, "resumed", "Resumed. Each account goes on where it stopped.");
            case ImportJobEvent.JobCancelled _ -> job(by, now, "cancelled", said(after, "Cancelled."));
            case ImportJobEvent.SyncEnded _ -> job(by, now, "enriching", said(after, "Every account is over."));
            case ImportJobEvent.JobEnded ended ->
                job(
                        by,
                        now,
                        "ended",
                        said(after, "")
                                .transform(rest -> "Ended %s.%s"
                                        .formatted(
                                                ended.outcome().name().toLowerCase(Locale.ROOT),
                                                rest.isEmpty() ? "" : " " + rest)));
            case ImportJobEvent.AccountResent resent ->
                account(
                        by,
                        now,
                        "resent",
                        resent.account(),
                        "%s: nothing was heard of it for long, so it is sent out again."
                                .formatted(nameOf(resent.account(), before)));
            case ImportJobEvent.AccountGivenUp _ -> Stream.empty();
            case ImportJobEvent.EnrichmentGivenUp _ ->
                job(by, now, "enrichment_silent", "Nothing was heard of the missing categories for long.");
            case ImportJobEvent.AccountDispatched _ -> Stream.empty();
        };
    }

    private static Stream<Entry> accounts(ImportJob before, Decision.Moved moved, Actor by, Instant now) {
        var was = before.accounts().all();
        var is = moved.job().accounts().all();
        var resent = moved.events().stream()
                .filter(ImportJobEvent.AccountResent.class::isInstance)
                .map(event -> ((ImportJobEvent.AccountResent) event).account())
                .toList();
        return IntStream.range(0, is.size())
                .filter(place -> !resent.contains(is.get(place).account().id()))
                .boxed()
                .flatMap(place -> change(was.get(place), is.get(place), by, now));
    }

    private static Stream<Entry> change(AccountSync was, AccountSync is, Actor by, Instant now) {
        if (was.state().equals(is.state())) {
            return Stream.empty();
        }
        var name = is.account().displayName();
        var id = is.account().id();
        return switch (is.state()) {
            case State.Pending _ -> Stream.empty();
            case State.Syncing _ ->
                was.state() instanceof State.Pending
                        ? account(by, now, "account_sent", id, "%s: its bank is asked.".formatted(name))
                        : account(by, now, "account_going_on", id, "%s goes on.".formatted(name));
            case State.Waiting waiting ->
                account(
                        by,
                        now,
                        "account_waiting",
                        id,
                        "%s waits until %s: %s".formatted(name, MINUTE.format(waiting.until()), waiting.message()));
            case State.Paused _ -> account(by, now, "account_paused", id, "%s has stopped.".formatted(name));
            case State.Completed _ ->
                account(
                        by,
                        now,
                        "account_completed",
                        id,
                        "%s arrived: %d new, %d known already, %d changed, %d unreadable."
                                .formatted(
                                        name,
                                        is.counts().synced(),
                                        is.counts().duplicates(),
                                        is.counts().updated(),
                                        is.counts().errors()));
            case State.Gapped gapped ->
                account(
                        by,
                        now,
                        "account_gap",
                        id,
                        "%s arrived without %s to %s: %s %s"
                                .formatted(
                                        name,
                                        gapped.gap().from(),
                                        gapped.gap().to(),
                                        gapped.message(),
                                        gapped.nextStep()));
            case State.UpToDate _ ->
                account(by, now, "account_up_to_date", id, "%s: nothing was missing.".formatted(name));
            case State.Skipped skipped ->
                account(by, now, "account_skipped", id, "%s was skipped: %s".formatted(name, skipped.message()));
            case State.Failed failed ->
                account(
                        by,
                        now,
                        "account_failed",
                        id,
                        "%s failed: %s %s".formatted(name, failed.message(), failed.nextStep()));
            case State.Cancelled _ ->
                account(
                        by,
                        now,
                        "account_cancelled",
                        id,
                        "%s was cancelled; %d new rows stay."
                                .formatted(name, is.counts().synced()));
        };
    }

    private static Stream<Entry> parked(ImportJob before, ImportJob after, Actor by, Instant now) {
        var was = before.tally().parked();
        var is = after.tally().parked();
        if (is != null && (was == null || !was.reason().equals(is.reason()))) {
            return job(
                    by,
                    now,
                    "enrichment_parked",
                    "%d rows wait for a category: %s %s".formatted(is.rows(), is.message(), is.nextStep()));
        }
        return was != null && is == null
                ? job(by, now, "enrichment_unparked", "No row waits for a category any more.")
                : Stream.empty();
    }

    private static String said(ImportJob job, String otherwise) {
        var words = InWords.of(job, null);
        return words == null ? otherwise : words;
    }

    private static String nameOf(AccountId account, ImportJob job) {
        return job.accounts().all().stream()
                .map(AccountSync::account)
                .filter(each -> each.id().equals(account))
                .map(AccountSync.Account::displayName)
                .findFirst()
                .orElse("An account");
    }

    private static Stream<Entry> job(Actor by, Instant now, String kind, String message) {
        return Stream.of(new Entry(now, by, kind, null, message));
    }

    private static Stream<Entry> account(Actor by, Instant now, String kind, AccountId account, String message) {
        return Stream.of(new Entry(now, by, kind, account, message));
    }
}
