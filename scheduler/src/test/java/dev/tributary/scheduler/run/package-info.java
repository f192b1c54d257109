/// Tests of firing, with and without a database.
@NullMarked
package dev.tributary.scheduler.run;

import org.jspecify.annotations.NullMarked;
