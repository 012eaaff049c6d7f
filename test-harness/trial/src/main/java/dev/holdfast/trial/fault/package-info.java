/**
 * Faults as data: who is struck, what is done to him, at which step of a task's life. {@link
 * dev.holdfast.trial.fault.Catalogue} says which of them apply to a driver on this machine and why
 * the others do not; {@link dev.holdfast.trial.fault.PlanGenerator} draws plans of them from a
 * seed. Nothing here acts.
 */
@NullMarked
package dev.holdfast.trial.fault;

import org.jspecify.annotations.NullMarked;
