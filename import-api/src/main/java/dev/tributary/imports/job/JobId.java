package dev.tributary.imports.job;

import java.util.UUID;

/// One import.
public record JobId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
