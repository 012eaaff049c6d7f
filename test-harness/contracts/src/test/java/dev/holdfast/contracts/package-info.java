/**
 * Tests of the kit itself: a suite that cannot fail, or that forgets a clause, is worth nothing.
 */
@NullMarked
package dev.holdfast.contracts;

import org.jspecify.annotations.NullMarked;
