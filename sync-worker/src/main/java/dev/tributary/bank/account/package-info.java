/// The accounts and cards behind a connection, each with an id of ours that stays.
@NullMarked
package dev.tributary.bank.account;

import org.jspecify.annotations.NullMarked;
