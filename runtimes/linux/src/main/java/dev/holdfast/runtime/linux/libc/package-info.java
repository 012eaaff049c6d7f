/**
 * The few functions of the C library that the JDK lacks: pseudo-terminals, poll and the kernel log.
 * Knows nothing of systemd. Start with {@link dev.holdfast.runtime.linux.libc.LibC}.
 */
@NullMarked
package dev.holdfast.runtime.linux.libc;

import org.jspecify.annotations.NullMarked;
