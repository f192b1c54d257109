/// Transactions over REST.
@NullMarked
package dev.tributary.bank.transaction.rest;

import org.jspecify.annotations.NullMarked;
