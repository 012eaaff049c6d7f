/**
 * How a trial is ended before its time: somebody asks for it, and whoever works looks whether that
 * was asked. Begin with {@link dev.holdfast.trial.stop.StopRequest}.
 */
@NullMarked
package dev.holdfast.trial.stop;

import org.jspecify.annotations.NullMarked;
