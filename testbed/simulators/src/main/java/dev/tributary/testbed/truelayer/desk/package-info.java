/// The banks' own desk: payments are made, settle, are booked late and taken back while a product looks on.
@NullMarked
package dev.tributary.testbed.truelayer.desk;

import org.jspecify.annotations.NullMarked;
