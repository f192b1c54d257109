/// The accounts and cards a person may import, as the bank context last told.
@NullMarked
package dev.tributary.imports.account;

import org.jspecify.annotations.NullMarked;
