package dev.holdfast.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a workload carries in its runtime, so that a lost record can be rebuilt from the workload
 * alone. Values are what Nomad gave; each runtime stores them in a form that is legal there.
 */
public record WorkloadLabels(
    Owner owner,
    TaskSlot slot,
    Invocation invocation,
    String namespace,
    String jobId,
    String group) {
  public static final String OWNER = "HOLDFAST_OWNER";
  public static final String INVOCATION = "HOLDFAST_INVOCATION";
  public static final String ALLOC = "NOMAD_ALLOC_ID";
  public static final String TASK = "NOMAD_TASK_NAME";
  public static final String NAMESPACE = "NOMAD_NAMESPACE";
  public static final String JOB = "NOMAD_JOB_ID";
  public static final String GROUP = "NOMAD_GROUP_NAME";

  /** The labels by key, in a fixed order. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(OWNER, owner.value());
    map.put(INVOCATION, invocation.taskId());
    map.put(ALLOC, slot.allocId());
    map.put(TASK, slot.taskName());
    map.put(NAMESPACE, namespace);
    map.put(JOB, jobId);
    map.put(GROUP, group);
    return map;
  }

  /** The labels read back, or empty where one that identifies the workload is missing. */
  public static Optional<WorkloadLabels> fromMap(Map<String, String> map) {
    String owner = map.getOrDefault(OWNER, "");
    String invocation = map.getOrDefault(INVOCATION, "");
    String alloc = map.getOrDefault(ALLOC, "");
    String task = map.getOrDefault(TASK, "");
    if (owner.isEmpty() || invocation.isEmpty() || alloc.isEmpty() || task.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WorkloadLabels(
            new Owner(owner),
            new TaskSlot(alloc, task),
            new Invocation(invocation),
            map.getOrDefault(NAMESPACE, ""),
            map.getOrDefault(JOB, ""),
            map.getOrDefault(GROUP, "")));
  }

  public WorkloadId workloadId() {
    return WorkloadId.of(owner, slot);
  }
}
