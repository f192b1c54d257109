/// The auth server: consent dialog, codes, access tokens and rotating refresh tokens.
@NullMarked
package dev.tributary.testbed.truelayer.auth;

import org.jspecify.annotations.NullMarked;
