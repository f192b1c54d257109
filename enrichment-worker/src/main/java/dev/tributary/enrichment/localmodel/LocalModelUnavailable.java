package dev.tributary.enrichment.localmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The local model could not be loaded. That says nothing about the rows: they wait, and are tried again.
public final class LocalModelUnavailable extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    public LocalModelUnavailable(@Nullable Throwable cause) {
        super(new IOException("the local model cannot be loaded", cause));
    }
}
