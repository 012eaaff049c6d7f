/** Tests of what the package of the same name promises, with histories made by hand. */
@NullMarked
package dev.holdfast.trial.check;

import org.jspecify.annotations.NullMarked;
