/**
 * What the kernel says of a task, read from {@code /proc} and {@code /sys/fs/cgroup} by the
 * commands, beside the plugin and whatever the runtime says. Changes nothing. Start with {@link
 * dev.holdfast.controller.evidence.Evidence}.
 */
@NullMarked
package dev.holdfast.controller.evidence;

import org.jspecify.annotations.NullMarked;
