/// The product's services, each in a process of its own.
@NullMarked
package dev.tributary.testbed.world.service;

import org.jspecify.annotations.NullMarked;
