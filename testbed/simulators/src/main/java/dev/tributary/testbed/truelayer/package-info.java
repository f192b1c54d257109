/// A stand-in for TrueLayer: its auth server and Data API over invented banks, with a truth to check against.
@NullMarked
package dev.tributary.testbed.truelayer;

import org.jspecify.annotations.NullMarked;
