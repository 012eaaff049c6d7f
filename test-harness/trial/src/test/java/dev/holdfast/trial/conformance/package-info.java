/** The rows of the protocol, without a plugin. */
@NullMarked
package dev.holdfast.trial.conformance;

import org.jspecify.annotations.NullMarked;
