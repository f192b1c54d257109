/// What the services stand on, embedded: PostgreSQL, Kafka and an identity provider.
@NullMarked
package dev.tributary.testbed.world.infrastructure;

import org.jspecify.annotations.NullMarked;
