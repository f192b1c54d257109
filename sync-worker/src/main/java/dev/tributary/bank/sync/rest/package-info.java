/// What TrueLayer may tell us over HTTP.
@NullMarked
package dev.tributary.bank.sync.rest;

import org.jspecify.annotations.NullMarked;
