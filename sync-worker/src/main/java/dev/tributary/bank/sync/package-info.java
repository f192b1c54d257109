/// One account's sync within one import, in bounded units that can be stopped, lost and done again without harm.
@NullMarked
package dev.tributary.bank.sync;

import org.jspecify.annotations.NullMarked;
