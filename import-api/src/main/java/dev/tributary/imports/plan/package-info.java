/// What an import would do, take and cost, before anything is asked of a bank.
@NullMarked
package dev.tributary.imports.plan;

import org.jspecify.annotations.NullMarked;
