/// How long a change of an import takes to the screens of those who watch it.
@org.jspecify.annotations.NullMarked
package dev.tributary.testbed.cli.bench.progress;
