package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import java.nio.file.Path;

/**
 * What a unit needs that is not in the spec.
 *
 * @param program the file that {@code command} means
 * @param environmentFile where the environment is
 */
record UnitPlan(
    TaskOptions options, Path program, Path environmentFile, String slice, CgroupVersion cgroups) {}
