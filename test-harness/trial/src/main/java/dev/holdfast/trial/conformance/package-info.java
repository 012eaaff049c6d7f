/**
 * Rows of the driver protocol, each a few calls and what must come of them, for any driver that a
 * profile describes. Numbers are those that the project's own conformance tests carry, too. Begin
 * with {@link dev.holdfast.trial.conformance.Conformance}.
 */
@NullMarked
package dev.holdfast.trial.conformance;

import org.jspecify.annotations.NullMarked;
