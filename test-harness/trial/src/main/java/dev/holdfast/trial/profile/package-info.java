/**
 * What the trial must know of a driver to test it: how its task configuration is written, what it
 * depends on, how its workloads are seen from outside, and what it cannot do. Begin with {@link
 * dev.holdfast.trial.profile.Profiles}; the files of the built-in profiles lie beside this package
 * as resources.
 */
@NullMarked
package dev.holdfast.trial.profile;

import org.jspecify.annotations.NullMarked;
