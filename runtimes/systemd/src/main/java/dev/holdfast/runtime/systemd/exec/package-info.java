/**
 * Commands beside a running process: in its control groups and namespaces, as its user. Knows
 * processes, not units. What to run is put together by {@link
 * dev.holdfast.runtime.systemd.exec.EnterCommand}, which is pure; sessions run it. Streams are
 * moved by platform threads, because reading a pipe or a terminal would hold the carrier of a
 * virtual one.
 */
@NullMarked
package dev.holdfast.runtime.systemd.exec;

import org.jspecify.annotations.NullMarked;
