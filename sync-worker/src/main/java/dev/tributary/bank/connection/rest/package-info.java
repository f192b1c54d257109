/// Connections over REST, and the way back from TrueLayer.
@NullMarked
package dev.tributary.bank.connection.rest;

import org.jspecify.annotations.NullMarked;
