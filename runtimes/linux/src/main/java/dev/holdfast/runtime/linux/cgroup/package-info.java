/**
 * Control groups as files: which version the host has, where a unit's groups are, what it uses, and
 * what the kernel log tells about memory kills. Reads only; imports the JDK and the SPI's nouns.
 * Start with {@link dev.holdfast.runtime.linux.cgroup.Cgroups}.
 */
@NullMarked
package dev.holdfast.runtime.linux.cgroup;

import org.jspecify.annotations.NullMarked;
