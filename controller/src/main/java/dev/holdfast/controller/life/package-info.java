/**
 * The lives of the plugin in one state folder: {@link dev.holdfast.controller.life.Lives} counts
 * them, and keeps for others who lives there now and whether the one before said good-bye. No
 * decision depends on it; it is for dumps.
 */
@NullMarked
package dev.holdfast.controller.life;

import org.jspecify.annotations.NullMarked;
