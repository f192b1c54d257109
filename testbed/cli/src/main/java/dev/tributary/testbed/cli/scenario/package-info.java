/// Bad days at the banks, played out over the public API, and what must hold on each of them.
@NullMarked
package dev.tributary.testbed.cli.scenario;

import org.jspecify.annotations.NullMarked;
