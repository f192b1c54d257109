/// What all resources share: who asks, and how a refusal is said.
@NullMarked
package dev.tributary.bank.rest;

import org.jspecify.annotations.NullMarked;
