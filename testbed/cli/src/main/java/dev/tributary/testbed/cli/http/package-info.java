/// JSON over HTTP, with failures told in sentences.
@NullMarked
package dev.tributary.testbed.cli.http;

import org.jspecify.annotations.NullMarked;
