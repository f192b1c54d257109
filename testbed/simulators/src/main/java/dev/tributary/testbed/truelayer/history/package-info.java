/// How households live: the habits that write several years of recognisable bank rows.
@NullMarked
package dev.tributary.testbed.truelayer.history;

import org.jspecify.annotations.NullMarked;
