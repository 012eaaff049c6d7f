/**
 * The demonstration that {@code example/demo} runs on a node: tasks, their agent and plugin killed
 * and started again, and a table of pids, start times and exit codes before and after. What the
 * table says comes from the agent and from {@code /proc}, never from the plugin.
 */
@NullMarked
package dev.holdfast.suites.demo;

import org.jspecify.annotations.NullMarked;
