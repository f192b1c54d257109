/// Corrections over REST.
@NullMarked
package dev.tributary.bank.correction.rest;

import org.jspecify.annotations.NullMarked;
