/// What the banks hold and what they were asked, for checking the product against.
@NullMarked
package dev.tributary.testbed.truelayer.truth;

import org.jspecify.annotations.NullMarked;
