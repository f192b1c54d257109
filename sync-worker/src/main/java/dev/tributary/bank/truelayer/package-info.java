/// What TrueLayer's Data and Auth APIs offer, in our words; its JSON stays inside.
@NullMarked
package dev.tributary.bank.truelayer;

import org.jspecify.annotations.NullMarked;
