/// Which days of an account are known: asked for and answered, when, and which ones the bank keeps back.
@NullMarked
package dev.tributary.bank.coverage;

import org.jspecify.annotations.NullMarked;
