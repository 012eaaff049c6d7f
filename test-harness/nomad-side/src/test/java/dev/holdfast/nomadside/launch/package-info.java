/** What becomes of handshakes, log lines and processes, tried with a fake plugin. */
@NullMarked
package dev.holdfast.nomadside.launch;

import org.jspecify.annotations.NullMarked;
