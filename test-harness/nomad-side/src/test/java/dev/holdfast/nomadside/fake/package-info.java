/**
 * A driver plugin for the tests of this library: small, honest, and restart-proof in the simplest
 * way that works. Each task is a shell in a session of its own that leaves its exit code in a file.
 */
@NullMarked
package dev.holdfast.nomadside.fake;

import org.jspecify.annotations.NullMarked;
