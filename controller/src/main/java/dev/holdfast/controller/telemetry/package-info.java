/**
 * How the program tells what it does. {@link dev.holdfast.controller.telemetry.HclogProvider} makes
 * slf4j print the JSON lines that Nomad's plugin host reads from stderr, and {@link
 * dev.holdfast.controller.telemetry.PluginLog} adds a rotated file; neither may ever slow down or
 * break the process. {@link dev.holdfast.controller.telemetry.Metrics} counts, {@link
 * dev.holdfast.controller.telemetry.Faults} takes what should not be possible.
 */
@NullMarked
package dev.holdfast.controller.telemetry;

import org.jspecify.annotations.NullMarked;
