/// Which accounts and cards a person has, as far as schedules need to know.
@NullMarked
package dev.tributary.scheduler.account;

import org.jspecify.annotations.NullMarked;
