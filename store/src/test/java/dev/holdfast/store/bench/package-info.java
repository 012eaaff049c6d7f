/** Measurements behind the decision record; run by hand, never by the build. */
@NullMarked
package dev.holdfast.store.bench;

import org.jspecify.annotations.NullMarked;
