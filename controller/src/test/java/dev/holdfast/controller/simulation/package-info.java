/**
 * The whole core on a simulated node under a simulated Nomad: the real engine, from the first
 * record to the last, with threads, time and faults played by one seed. {@link
 * dev.holdfast.controller.simulation.Simulation} runs a seed, {@link
 * dev.holdfast.controller.simulation.Judge} decides from the node's own truth. The same seed is the
 * same run, to the last line of its trace.
 */
@NullMarked
package dev.holdfast.controller.simulation;

import org.jspecify.annotations.NullMarked;
