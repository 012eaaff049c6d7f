/** The trial tried on drivers that are known to be wrong. */
@NullMarked
package dev.holdfast.trial.campaign;

import org.jspecify.annotations.NullMarked;
