/**
 * Tasks as transient service units of systemd.
 *
 * <p>The pure parts turn a spec into unit properties ({@link
 * dev.holdfast.runtime.systemd.TransientUnit}) and unit properties into an observation ({@link
 * dev.holdfast.runtime.systemd.UnitState}); they are tested with recorded values. The effects are
 * in {@link dev.holdfast.runtime.systemd.SystemdRuntime}, which is where to start.
 */
@NullMarked
package dev.holdfast.runtime.systemd;

import org.jspecify.annotations.NullMarked;
