/// A local world: everything around the services, started and stopped with them.
@NullMarked
package dev.tributary.testbed.world;

import org.jspecify.annotations.NullMarked;
