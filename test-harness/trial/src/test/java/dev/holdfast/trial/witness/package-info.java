/** Tests of the package of the same name. */
@NullMarked
package dev.holdfast.trial.witness;

import org.jspecify.annotations.NullMarked;
