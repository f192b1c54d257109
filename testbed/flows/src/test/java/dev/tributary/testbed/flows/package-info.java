/// The whole stack as a person's terminal meets it: real processes, real brokers, real tokens, a simulated bank.
@NullMarked
package dev.tributary.testbed.flows;

import org.jspecify.annotations.NullMarked;
