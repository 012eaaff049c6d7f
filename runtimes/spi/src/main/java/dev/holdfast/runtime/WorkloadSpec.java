package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

import dev.holdfast.runtime.options.OptionValues;
import java.util.List;

/**
 * Everything a launch needs, the same for every runtime. It lives in memory only: what only a
 * launch needs is not stored, so that no secret of a task reaches the disk through us.
 *
 * @param labels who this is
 * @param options the job's {@code config} block, checked against the driver's schema
 * @param environment the task's environment, secrets included
 * @param user who it runs as; empty for the driver's default
 * @param directory the task's folders
 * @param networkNamespace path of the network namespace to join; empty for the host's
 * @param surroundings what Nomad tells of the place
 */
public record WorkloadSpec(
    WorkloadLabels labels,
    OptionValues options,
    Environment environment,
    String user,
    TaskDirectory directory,
    Resources resources,
    Stdio stdio,
    List<Mount> mounts,
    List<Device> devices,
    String networkNamespace,
    Surroundings surroundings) {
  public WorkloadSpec {
    requireNonNull(labels, "labels is null");
    requireNonNull(options, "options is null");
    requireNonNull(environment, "environment is null");
    requireNonNull(user, "user is null");
    requireNonNull(directory, "directory is null");
    requireNonNull(resources, "resources is null");
    requireNonNull(stdio, "stdio is null");
    requireNonNull(networkNamespace, "networkNamespace is null");
    requireNonNull(surroundings, "surroundings is null");
    mounts = List.copyOf(mounts);
    devices = List.copyOf(devices);
  }

  /** With nothing known of the surroundings. */
  public WorkloadSpec(
      WorkloadLabels labels,
      OptionValues options,
      Environment environment,
      String user,
      TaskDirectory directory,
      Resources resources,
      Stdio stdio,
      List<Mount> mounts,
      List<Device> devices,
      String networkNamespace) {
    this(
        labels,
        options,
        environment,
        user,
        directory,
        resources,
        stdio,
        mounts,
        devices,
        networkNamespace,
        Surroundings.unknown());
  }

  public WorkloadId id() {
    return labels.workloadId();
  }

  public Invocation invocation() {
    return labels.invocation();
  }
}
