/// What a network between the services and their database can do to them.
@NullMarked
package dev.tributary.testbed.world.database;

import org.jspecify.annotations.NullMarked;
