package dev.tributary.testbed.world.gateway;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The replicas of one service, and whom to ask next.
final class Replicas {

    private final List<Upstream> all;
    private final Set<Upstream> down = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    /// @param all at least one
    Replicas(List<Upstream> all) {
        this.all = List.copyOf(all);
    }

    String service() {
        return all.getFirst().name();
    }

    /// Every replica, in the order to try them: each time another one first, but those that did not answer when they
    /// were last asked after all others. Better a try than a refusal.
    List<Upstream> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<Upstream> rotated = IntStream.range(0, all.size())
                .mapToObj(place -> all.get((first + place) % all.size()))
                .toList();
        return Stream.concat(
                        rotated.stream().filter(replica -> !down.contains(replica)),
                        rotated.stream().filter(down::contains))
                .toList();
    }

    void answered(Upstream replica) {
        down.remove(replica);
    }

    void failed(Upstream replica) {
        down.add(replica);
    }

    /// With one alone there is nothing to choose.
    boolean areSeveral() {
        return all.size() > 1;
    }

    List<Upstream> all() {
        return all;
    }
}
