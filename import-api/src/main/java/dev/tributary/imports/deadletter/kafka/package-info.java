/// Hears what every service puts aside.
@NullMarked
package dev.tributary.imports.deadletter.kafka;

import org.jspecify.annotations.NullMarked;
