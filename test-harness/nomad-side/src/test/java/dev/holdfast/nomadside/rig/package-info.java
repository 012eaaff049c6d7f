/** A task's life through kills and restarts, tried with the fake plugin. */
@NullMarked
package dev.holdfast.nomadside.rig;

import org.jspecify.annotations.NullMarked;
