/// Who was paid: a clean name and a stable key out of what banks print on statements.
@NullMarked
package dev.tributary.enrichment.merchant;

import org.jspecify.annotations.NullMarked;
