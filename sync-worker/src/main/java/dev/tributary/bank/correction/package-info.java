/// What people say about single transactions; it counts more than anything found out.
@NullMarked
package dev.tributary.bank.correction;

import org.jspecify.annotations.NullMarked;
