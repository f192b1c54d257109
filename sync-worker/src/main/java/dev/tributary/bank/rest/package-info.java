/// What all resources share: who asks.
@NullMarked
package dev.tributary.bank.rest;

import org.jspecify.annotations.NullMarked;
