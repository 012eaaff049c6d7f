/**
 * Faults while tasks run, and what must be true afterwards: the same processes, true exits, one
 * live workload a task, nothing left. Everything is judged from outside the plugin, by {@code
 * /proc}, {@code systemctl} and the client's eyes. Runs are random and replay from their seed.
 */
@NullMarked
package dev.holdfast.suites.recovery;

import org.jspecify.annotations.NullMarked;
