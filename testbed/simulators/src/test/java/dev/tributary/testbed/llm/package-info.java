@NullMarked
package dev.tributary.testbed.llm;

import org.jspecify.annotations.NullMarked;
