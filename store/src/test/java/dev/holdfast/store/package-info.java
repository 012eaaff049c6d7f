/** The contract that every store passes, and the records that tests use. */
@NullMarked
package dev.holdfast.store;

import org.jspecify.annotations.NullMarked;
