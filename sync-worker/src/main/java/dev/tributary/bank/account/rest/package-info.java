/// Accounts over REST.
@NullMarked
package dev.tributary.bank.account.rest;

import org.jspecify.annotations.NullMarked;
