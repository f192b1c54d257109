@NullMarked
package dev.tributary.testbed;

import org.jspecify.annotations.NullMarked;
