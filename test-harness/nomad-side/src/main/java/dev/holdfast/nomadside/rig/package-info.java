/**
 * A plugin, a data folder and tasks in one hand, for tests that want to say a lot in few lines.
 * Begin with {@link dev.holdfast.nomadside.rig.Rig}; everything below it stays reachable.
 */
@NullMarked
package dev.holdfast.nomadside.rig;

import org.jspecify.annotations.NullMarked;
