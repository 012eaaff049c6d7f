/**
 * Does to the machine what a plan says: signals, restarts, full disks, damaged files, cut
 * connections. Every injector undoes what lasts, also when it fails half-way. Begin with {@link
 * dev.holdfast.trial.inject.Injector}.
 */
@NullMarked
package dev.holdfast.trial.inject;

import org.jspecify.annotations.NullMarked;
