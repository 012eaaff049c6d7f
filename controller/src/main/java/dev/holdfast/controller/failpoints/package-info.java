/**
 * Failpoints: the exact instants at which a test wants this plugin to die, stall or be lied to.
 *
 * <p>Decorators stand around the store, its disk, the runtime and the runtime's calls to its
 * backend; {@link dev.holdfast.controller.failpoints.Failpoints} tells each what to do there. They
 * are made only where root has asked for them twice: by a variable in the plugin's environment and
 * by a control file that nobody else can write ({@link
 * dev.holdfast.controller.failpoints.ControlFile}). Otherwise no class of this package is loaded.
 */
@NullMarked
package dev.holdfast.controller.failpoints;

import org.jspecify.annotations.NullMarked;
