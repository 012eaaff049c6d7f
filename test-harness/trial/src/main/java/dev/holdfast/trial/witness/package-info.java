/**
 * Looks at the machine from outside while a trial runs, on a thread of its own that shares nothing
 * with the client: processes of tasks with their start times, and what a driver may leave behind.
 */
@NullMarked
package dev.holdfast.trial.witness;

import org.jspecify.annotations.NullMarked;
