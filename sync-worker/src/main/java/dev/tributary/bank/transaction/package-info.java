/// What a booked row is, which of them are the same, and how they are read.
@NullMarked
package dev.tributary.bank.transaction;

import org.jspecify.annotations.NullMarked;
