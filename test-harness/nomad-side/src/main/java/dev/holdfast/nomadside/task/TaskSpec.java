package dev.holdfast.nomadside.task;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One task of a job, as its author and the scheduler describe it. Immutable; the {@code with}
 * methods make changed copies.
 *
 * @param config the {@code config} block in the JSON view
 * @param env the {@code env} block
 * @param user empty for the driver's default
 * @param logs false for a job with {@code logs { disabled = true }}
 */
public record TaskSpec(
    String allocId,
    String name,
    String jobId,
    String group,
    String namespace,
    Map<String, Object> config,
    Map<String, String> env,
    String user,
    TaskResources resources,
    boolean logs) {
  public TaskSpec {
    config = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(config));
    env = Map.copyOf(env);
  }

  /** A task in an allocation of its own, with the defaults of a job file. */
  public static TaskSpec of(String name) {
    return new TaskSpec(
        TaskIds.newAlloc(),
        name,
        name + "-job",
        "group",
        "default",
        Map.of(),
        Map.of(),
        "",
        TaskResources.DEFAULT,
        true);
  }

  public TaskSpec withAlloc(String alloc) {
    return new TaskSpec(alloc, name, jobId, group, namespace, config, env, user, resources, logs);
  }

  public TaskSpec withConfig(Map<String, ?> options) {
    return new TaskSpec(
        allocId, name, jobId, group, namespace, Map.copyOf(options), env, user, resources, logs);
  }

  /** The same task with one option more. */
  public TaskSpec with(String option, Object value) {
    Map<String, Object> options = new LinkedHashMap<>(config);
    options.put(option, value);
    return withConfig(options);
  }

  public TaskSpec withEnv(Map<String, String> variables) {
    return new TaskSpec(
        allocId, name, jobId, group, namespace, config, variables, user, resources, logs);
  }

  public TaskSpec withUser(String name) {
    return new TaskSpec(
        allocId, this.name, jobId, group, namespace, config, env, name, resources, logs);
  }

  public TaskSpec withResources(TaskResources given) {
    return new TaskSpec(allocId, name, jobId, group, namespace, config, env, user, given, logs);
  }

  public TaskSpec withoutLogs() {
    return new TaskSpec(
        allocId, name, jobId, group, namespace, config, env, user, resources, false);
  }
}
