package dev.holdfast.runtime;

import dev.holdfast.runtime.options.OptionValues;
import java.nio.file.Path;

/**
 * What a runtime is opened with.
 *
 * @param owner whose workloads to list and touch
 * @param pluginOptions the agent's options for this driver, checked
 * @param bootFolder a folder (0700) for files that may vanish at reboot, with the workloads
 */
public record RuntimeContext(Owner owner, OptionValues pluginOptions, Path bootFolder) {}
