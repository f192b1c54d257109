package dev.tributary.testbed.world.infrastructure;

import java.util.Arrays;
import java.util.Locale;

/// A bounded context with tables of its own: the name of its role and of its schema.
public enum BoundedContext {
    IMPORTS,
    BANK,
    ENRICHMENT,
    SCHEDULES;

    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static BoundedContext ofRole(String role) {
        return Arrays.stream(values())
                .filter(context -> context.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no context has the role '%s': choose one of %s"
                        .formatted(
                                role,
                                Arrays.stream(values())
                                        .map(BoundedContext::role)
                                        .toList())));
    }
}
