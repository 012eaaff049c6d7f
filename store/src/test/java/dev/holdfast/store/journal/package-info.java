/** Frames and the journal: what survives which damage, what a failing disk may do. */
@NullMarked
package dev.holdfast.store.journal;

import org.jspecify.annotations.NullMarked;
