/// A person's consent at a bank: given through the redirect flow, kept as sealed tokens, ended by bank or person.
@NullMarked
package dev.tributary.bank.connection;

import org.jspecify.annotations.NullMarked;
