/** Tests of what the package of the same name promises, with histories made by hand. */
@NullMarked
package dev.holdfast.trial.history;

import org.jspecify.annotations.NullMarked;
