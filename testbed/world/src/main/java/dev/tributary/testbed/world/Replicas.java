package dev.tributary.testbed.world;

import dev.tributary.testbed.world.service.Service;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How often each service is started; once when nothing is said.
record Replicas(Map<Service, Integer> number) {

    static final Replicas ONE_OF_EACH = new Replicas(Map.of());

    /// More of one service than one machine can use.
    private static final int MOST = 9;

    private static final Pattern OF_ONE = Pattern.compile("([a-z-]+)=(\\d{1,6})");

    Replicas {
        number = Map.copyOf(number);
        number.forEach((service, replicas) -> {
            if (replicas < 1 || replicas > MOST) {
                throw new IllegalArgumentException("--replicas: %s can run 1 to %d times here, not %d"
                        .formatted(service.folder(), MOST, replicas));
            }
        });
    }

    /// `2` for two of everything, `sync-worker=2,notifier=3` for some.
    static Replicas parse(String text) {
        return new Replicas(
                text.matches("\\d{1,6}")
                        ? Arrays.stream(Service.values())
                                .collect(Collectors.toMap(Function.identity(), _ -> Integer.valueOf(text)))
                        : some(text));
    }

    int of(Service service) {
        return number.getOrDefault(service, 1);
    }

    private static Map<Service, Integer> some(String text) {
        Map<Service, Integer> some = new EnumMap<>(Service.class);
        for (String one : text.split(",", -1)) {
            Matcher matcher = OF_ONE.matcher(one);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "--replicas is a number, or SERVICE=NUMBER,..., such as sync-worker=2, not '%s'"
                                .formatted(text));
            }
            some.put(Service.ofFolder(matcher.group(1)), Integer.valueOf(matcher.group(2)));
        }
        return some;
    }
}
