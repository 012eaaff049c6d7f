/** Tests of the package of the same name. */
@NullMarked
package dev.holdfast.trial.fault;

import org.jspecify.annotations.NullMarked;
