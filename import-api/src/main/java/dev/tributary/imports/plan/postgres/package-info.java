/// What the imports of this installation teach, from PostgreSQL.
@NullMarked
package dev.tributary.imports.plan.postgres;

import org.jspecify.annotations.NullMarked;
