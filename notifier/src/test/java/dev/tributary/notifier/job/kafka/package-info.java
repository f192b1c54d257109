/// Tests of following a topic, without a broker.
@NullMarked
package dev.tributary.notifier.job.kafka;

import org.jspecify.annotations.NullMarked;
