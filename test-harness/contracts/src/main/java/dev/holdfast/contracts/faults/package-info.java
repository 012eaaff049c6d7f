/**
 * Failures on purpose. They wrap a runtime from outside, so that no production code has a hook for
 * tests: {@link dev.holdfast.contracts.faults.FaultyRuntime} does what a {@link
 * dev.holdfast.contracts.faults.FaultPlan} says, such as {@code launch: 1*ok, 1*unavailable}.
 */
@NullMarked
package dev.holdfast.contracts.faults;

import org.jspecify.annotations.NullMarked;
