/**
 * How decisions become deeds: one thread owns one task, looks, decides and does, and sleeps until
 * it is poked or the next look is due. Start with {@link
 * dev.holdfast.controller.engine.TaskWorker}; {@link dev.holdfast.controller.engine.TaskManager} is
 * what the Nomad surface talks to.
 */
@NullMarked
package dev.holdfast.controller.engine;

import org.jspecify.annotations.NullMarked;
