/**
 * What the suites share: where the plugin under test is, and whether this machine is a node. The
 * suites themselves are tests: {@code conformance} (Nomad's protocol, row by row), {@code recovery}
 * (faults while tasks run) and {@code agent} (a real Nomad agent).
 */
@NullMarked
package dev.holdfast.suites;

import org.jspecify.annotations.NullMarked;
