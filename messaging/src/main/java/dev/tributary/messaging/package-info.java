/// Exactly-once effects over at-least-once delivery: the transactional outbox with its relay, and the idempotent
/// consumer.
@NullMarked
package dev.tributary.messaging;

import org.jspecify.annotations.NullMarked;
