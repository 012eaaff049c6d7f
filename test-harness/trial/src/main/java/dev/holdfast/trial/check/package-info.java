/**
 * Decides from a recorded history alone whether a driver kept its promises. Pure: no clock, no
 * file, no question to anybody. The plugin's word is never evidence for it where the kernel, the
 * task or the node has been seen.
 *
 * <p>Sampling leaves gaps, and each gap is read in favour of the driver: whoever is accused of
 * living must have lived for certain (between the end of the first look that found him and the
 * begin of the last), whoever is accused of being dead must be gone for certain, and nothing is
 * called missing unless a whole look went by without it.
 */
@NullMarked
package dev.holdfast.trial.check;

import org.jspecify.annotations.NullMarked;
