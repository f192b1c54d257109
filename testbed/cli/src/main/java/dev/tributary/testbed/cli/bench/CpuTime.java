package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.stack.Part;
import dev.tributary.testbed.cli.stack.StackControl;
import dev.tributary.testbed.cli.stack.StackState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What each process of a stack has spent on the processors, its children among it.
///
/// @param spent by the names of the parts; `world` is what lives in the launcher, the simulated bank among it
record CpuTime(Map<String, Duration> spent) {

    static CpuTime of(StackState stack) {
        var spent = new LinkedHashMap<String, Duration>();
        spent.put("world", own(ProcessHandle.of(stack.pid()).stream()));
        for (Part part : new StackControl(stack).parts()) {
            if (part.pid() != null) {
                spent.put(part.name(), withChildren(part.pid()));
            }
        }
        return new CpuTime(spent);
    }

    CpuTime since(CpuTime before) {
        var spentSince = new LinkedHashMap<String, Duration>();
        spent.forEach((part, time) -> spentSince.put(part, time.minus(before.spent.getOrDefault(part, Duration.ZERO))));
        return new CpuTime(spentSince);
    }

    Map<String, Double> seconds() {
        var seconds = new LinkedHashMap<String, Double>();
        spent.forEach((part, time) -> seconds.put(part, time.toMillis() / 1000.0));
        return seconds;
    }

    private static Duration withChildren(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> own(Stream.concat(Stream.of(process), process.descendants())))
                .orElse(Duration.ZERO);
    }

    private static Duration own(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
