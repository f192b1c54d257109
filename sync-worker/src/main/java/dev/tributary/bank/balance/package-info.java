/// What the bank says is on an account, and whether its rows add up to it.
@NullMarked
package dev.tributary.bank.balance;

import org.jspecify.annotations.NullMarked;
