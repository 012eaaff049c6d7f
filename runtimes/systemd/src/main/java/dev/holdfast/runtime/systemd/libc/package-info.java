/**
 * The few functions of the C library that the JDK lacks: pseudo-terminals, poll and the kernel log.
 * Knows nothing of systemd. Start with {@link dev.holdfast.runtime.systemd.libc.LibC}.
 */
@NullMarked
package dev.holdfast.runtime.systemd.libc;

import org.jspecify.annotations.NullMarked;
