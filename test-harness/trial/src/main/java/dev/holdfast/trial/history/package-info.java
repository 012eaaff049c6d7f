/**
 * What happened in one case of a trial, written down from outside as it happened. A history is data
 * and judges nothing; {@code dev.holdfast.trial.check} decides from it alone. It lies in a file of
 * one JSON object per line that is only ever appended to, so that it outlives the death of the
 * trial itself. All stamps are nanoseconds of one monotonic clock since the header was written.
 */
@NullMarked
package dev.holdfast.trial.history;

import org.jspecify.annotations.NullMarked;
