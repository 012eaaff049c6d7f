/** The recovery suite itself: one class for each family of faults. */
@NullMarked
package dev.holdfast.suites.recovery;

import org.jspecify.annotations.NullMarked;
