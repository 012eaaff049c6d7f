/**
 * What a runtime must pass, and the tools to pass it with.
 *
 * <p>{@link dev.holdfast.contracts.RuntimeContract} is the suite: a runtime's test class implements
 * it and hands over a {@link dev.holdfast.contracts.RuntimeUnderTest}. {@link
 * dev.holdfast.contracts.Specs} makes specs with sensible defaults, {@link
 * dev.holdfast.contracts.ManualClock} makes time stand still.
 */
@NullMarked
package dev.holdfast.contracts;

import org.jspecify.annotations.NullMarked;
