/// Keeps the projection of accounts up to date.
@NullMarked
package dev.tributary.imports.account.kafka;

import org.jspecify.annotations.NullMarked;
