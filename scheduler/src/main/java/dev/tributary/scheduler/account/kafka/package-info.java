/// Takes what sync-worker tells of accounts.
@NullMarked
package dev.tributary.scheduler.account.kafka;

import org.jspecify.annotations.NullMarked;
