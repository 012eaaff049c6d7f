package dev.holdfast.controller.recovery;

import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.BootId;

/**
 * What Nomad keeps for us beside our own record: the second copy of a task's identity.
 *
 * @param boot the boot in which it was launched
 */
public record TaskHandle(WorkloadLabels labels, BootId boot) {}
