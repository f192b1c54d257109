/// Secrets at rest, sealed with Tink.
@NullMarked
package dev.tributary.bank.connection.tink;

import org.jspecify.annotations.NullMarked;
