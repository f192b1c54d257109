/// TrueLayer over HTTP: answers read as streams, errors read as what they mean.
@NullMarked
package dev.tributary.bank.truelayer.http;

import org.jspecify.annotations.NullMarked;
