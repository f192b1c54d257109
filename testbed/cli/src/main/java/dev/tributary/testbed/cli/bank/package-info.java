/// Connecting a bank the way a person does, and choosing among its accounts.
@NullMarked
package dev.tributary.testbed.cli.bank;

import org.jspecify.annotations.NullMarked;
