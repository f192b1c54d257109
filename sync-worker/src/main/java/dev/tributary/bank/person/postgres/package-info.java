/// Everything the bank context keeps of a person.
@NullMarked
package dev.tributary.bank.person.postgres;

import org.jspecify.annotations.NullMarked;
