/**
 * Starts a plugin executable the way the Nomad client does and keeps hold of the process: its
 * environment, the handshake line on stdout, the log on stderr, the record for a later reattach.
 * Nothing here speaks gRPC; that begins in {@code wire}.
 */
@NullMarked
package dev.holdfast.nomadside.launch;

import org.jspecify.annotations.NullMarked;
