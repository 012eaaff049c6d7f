/** What a trial makes on a machine, and how it is found again. */
@NullMarked
package dev.holdfast.trial.inject;

import org.jspecify.annotations.NullMarked;
