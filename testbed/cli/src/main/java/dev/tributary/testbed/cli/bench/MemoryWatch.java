package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.JsonHttp;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Part;
import dev.tributary.testbed.cli.stack.ResidentMemory;
import dev.tributary.testbed.cli.stack.StackControl;
import dev.tributary.testbed.cli.stack.StackState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What one service holds in memory, looked at again and again until it is closed. The heap is asked of the service,
/// which takes it time of its own; the rest is asked of the system.
final class MemoryWatch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final JsonHttp http = new JsonHttp(Credentials.NONE);
    private final Part service;
    private final long pid;
    private final boolean withHeap;
    private final Thread watcher;

    /// Both in bytes; 0 when unknown.
    record Sample(long heap, long resident) {}

    static MemoryWatch ofResident(StackState stack, String service) {
        return new MemoryWatch(stack, service, false);
    }

    static MemoryWatch withHeap(StackState stack, String service) {
        return new MemoryWatch(stack, service, true);
    }

    private MemoryWatch(StackState stack, String service, boolean withHeap) {
        this.withHeap = withHeap;
        this.service = new StackControl(stack)
                .parts().stream()
                        .filter(part -> part.name().equals(service))
                        .findFirst()
                        .orElseThrow(() -> new WorkFailed("There is no part named %s.".formatted(service)));
        this.pid = this.service.pid() == null ? 0 : this.service.pid();
        this.watcher = Thread.ofVirtual().name("watch-" + service).start(this::watch);
    }

    /// The highest figure of each half of the time: memory that is flat has the same in both.
    record Peaks(long heap, long resident, long residentEarly, long residentLate) {}

    Peaks peaks() {
        var half = samples.size() / 2;
        return new Peaks(
                samples.stream().mapToLong(Sample::heap).max().orElse(0),
                resident(samples),
                resident(samples.subList(0, half)),
                resident(samples.subList(half, samples.size())));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            watcher.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static long resident(List<Sample> some) {
        return some.stream().mapToLong(Sample::resident).max().orElse(0);
    }

    private void watch() {
        try {
            do {
                samples.add(new Sample(withHeap ? heap() : 0, ResidentMemory.ofAlone(pid)));
            } while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private long heap() {
        var used = new double[1];
        try {
            http.lines(URI.create("http://localhost:%d/q/metrics".formatted(service.port())), line -> {
                if (line.startsWith(HEAP)) {
                    used[0] += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
                }
            });
        } catch (WorkFailed busy) {
            return 0;
        }
        return Math.round(used[0]);
    }
}
