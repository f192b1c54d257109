package dev.tributary.testbed.cli.progress;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows an import until it has ended: over the progress stream while there is one, by asking for the status while
/// there is none. Services that go away and come back are waited for.
public final class FollowImport {

    private static final Duration OPEN_AGAIN = Duration.ofSeconds(1);
    private static final Duration ASK_WITHOUT_STREAM = Duration.ofMillis(500);
    private static final Duration ASK_BESIDE_STREAM = Duration.ofSeconds(5);
    private static final Duration GIVE_UP = Duration.ofMinutes(5);
    private static final Duration STANDSTILL = Duration.ofMinutes(3);

    private final GatewayApi api;
    private final UUID jobId;
    private final Consumer<ImportStatus> onChange;
    private final Duration standstill;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private @Nullable ProgressStream stream;
    private @Nullable ImportStatus newest;
    private long openNotBefore = System.nanoTime();
    private long lastAnswer = System.nanoTime();
    private long lastChange = System.nanoTime();

    /// @param onChange gets each newer state once
    public FollowImport(GatewayApi api, UUID jobId, Consumer<ImportStatus> onChange) {
        this(api, jobId, onChange, STANDSTILL);
    }

    FollowImport(GatewayApi api, UUID jobId, Consumer<ImportStatus> onChange, Duration standstill) {
        this.api = api;
        this.jobId = jobId;
        this.onChange = onChange;
        this.standstill = standstill;
    }

    /// @return the state it ended in
    /// @throws WorkFailed when nobody has answered for five minutes, or nothing has moved for three that should
    public ImportStatus untilEnded() {
        try {
            var job = newest;
            while (job == null || !job.status().isTerminal()) {
                openWhenDue();
                take(next());
                job = newest;
            }
            return job;
        } finally {
            lose();
        }
    }

    private void openWhenDue() {
        if (stream != null || System.nanoTime() - openNotBefore < 0) {
            return;
        }
        try {
            var since = newest == null ? null : newest.version();
            stream = ProgressStream.open(api.url(), api.credentials(), jobId, since, signals::add);
        } catch (WorkFailed notNow) {
            openNotBefore = System.nanoTime() + OPEN_AGAIN.toNanos();
        }
    }

    private @Nullable Signal next() {
        var patience = stream == null ? ASK_WITHOUT_STREAM : ASK_BESIDE_STREAM;
        try {
            return signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped watching; the import %s goes on.".formatted(jobId), stopping);
        }
    }

    private void take(@Nullable Signal signal) {
        switch (signal) {
            case null -> ask();
            case Signal.Changed changed -> keep(changed.job());
            case Signal.Lost _ -> lose();
        }
    }

    private void keep(ImportStatus job) {
        lastAnswer = System.nanoTime();
        if (newest == null || job.version() > newest.version()) {
            newest = job;
            lastChange = lastAnswer;
            onChange.accept(job);
        } else if (shouldMove(job) && lastAnswer - lastChange > standstill.toNanos()) {
            throw new WorkFailed(("The import has stood still at %d %% for %d minutes. Look at `./tributary status` and"
                            + " `./tributary logs`; `./tributary watch %s` goes on watching it.")
                    .formatted(job.progress().percent(), standstill.toMinutes(), jobId));
        }
    }

    /// A queued or paused job, or one whose bank wants a rest, may stand for as long as it likes.
    private static boolean shouldMove(ImportStatus job) {
        return switch (job.status()) {
            case RUNNING, ENRICHING ->
                job.accounts().stream().noneMatch(account -> account.status() == SyncStatus.WAITING);
            case PLANNED, QUEUED, PAUSED, COMPLETED, PARTIAL, FAILED, CANCELLED -> false;
        };
    }

    private void lose() {
        if (stream != null) {
            stream.close();
            stream = null;
            openNotBefore = System.nanoTime() + OPEN_AGAIN.toNanos();
        }
    }

    private void ask() {
        try {
            keep(api.status(jobId));
        } catch (WorkFailed failure) {
            if (!Patience.passes(failure)) {
                throw failure;
            }
            if (System.nanoTime() - lastAnswer > GIVE_UP.toNanos()) {
                throw new WorkFailed(
                        "Nobody has answered for %d minutes; the import %s may still go on. See `./tributary status`."
                                .formatted(GIVE_UP.toMinutes(), jobId),
                        failure);
            }
        }
    }
}
