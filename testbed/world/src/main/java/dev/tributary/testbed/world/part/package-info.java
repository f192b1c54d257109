/// What a part of the world is: something that starts, is ready, stops, and can be ended the hard way.
@NullMarked
package dev.tributary.testbed.world.part;

import org.jspecify.annotations.NullMarked;
