/// The way of an alert, from a bank that fails to whoever is called.
@NullMarked
package dev.tributary.testbed.cli.alert;

import org.jspecify.annotations.NullMarked;
