package dev.tributary.imports.person;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// What the other contexts keep of a person.
public interface OtherContexts {

    /// All of them answer, or none is shown: an export that lacks a part would look whole.
    ///
    /// @param authorization the person's own
    /// @return by context; to be closed
    Map<String, InputStream> open(String authorization) throws IOException;
}
