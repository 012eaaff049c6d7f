/** Tests of the package of the same name. */
@NullMarked
package dev.holdfast.trial.profile;

import org.jspecify.annotations.NullMarked;
