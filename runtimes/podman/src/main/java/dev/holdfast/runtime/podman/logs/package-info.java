/**
 * Brings what containers write to Nomad's pipes, in a process of its own that outlives the plugin.
 *
 * <p>Podman's monitor writes each container's output into a file; {@link
 * dev.holdfast.runtime.podman.logs.Shipper} follows the files and writes what was in them, without
 * Podman's prefixes, into the pipes. It needs nothing but the JDK. The plugin asks it by {@link
 * dev.holdfast.runtime.podman.logs.Shipment job files} in one folder, and reads how far it is from
 * {@link dev.holdfast.runtime.podman.logs.Position position files} there.
 */
@NullMarked
package dev.holdfast.runtime.podman.logs;

import org.jspecify.annotations.NullMarked;
