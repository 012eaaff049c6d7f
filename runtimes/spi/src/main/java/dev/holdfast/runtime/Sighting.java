package dev.holdfast.runtime;

/** One entry of a runtime's list: a workload that is ours, its labels and what was seen of it. */
public record Sighting(WorkloadId id, WorkloadLabels labels, Observation observation) {}
