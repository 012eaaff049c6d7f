/**
 * Benchmarks of a whole plugin, run by hand on a node with {@code test-harness/bench}: what users
 * hold against a JVM (start, memory, idle CPU) and what they wait for (starts, exits, recovery).
 * Figures are printed as one Markdown table; comparisons are ratios within one run.
 */
@NullMarked
package dev.holdfast.suites.bench;

import org.jspecify.annotations.NullMarked;
