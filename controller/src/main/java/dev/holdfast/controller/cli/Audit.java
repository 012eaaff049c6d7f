package dev.holdfast.controller.cli;

import dev.holdfast.controller.driver.Machine;
import dev.holdfast.controller.dump.AuditImage;
import dev.holdfast.controller.dump.AuditImage.Finding;
import dev.holdfast.controller.dump.Auditing;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.evidence.KernelLeaks;
import dev.holdfast.runtime.Leftover;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.store.StoreUnavailable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Asks the runtime itself, beside the plugin, and compares. Changes nothing. What does not fit is
 * looked at twice: between two questions a task may begin or end.
 */
final class Audit {
  private static final long BETWEEN_LOOKS_NANOS = 1_500_000_000;

  private final RuntimeProvider provider;
  private final Owner owner;

  /** The audit of one driver's state folder. */
  Audit(RuntimeProvider provider, Path stateDir) {
    this.provider = provider;
    this.owner = Owner.of(provider.driverName(), stateDir);
  }

  /**
   * An image with what does not fit.
   *
   * @param images makes one; asked again where something does not fit
   * @throws StoreUnavailable if there is no image, or the runtime could not be asked
   */
  NodeImage of(Supplier<NodeImage> images) {
    NodeImage first = look(images);
    if (findings(first).isEmpty()) {
      return first;
    }
    LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    NodeImage second = look(images);
    List<Finding> twice = findings(second).stream().filter(findings(first)::contains).toList();
    return new NodeImage(
        second.header(), second.tasks(), new AuditImage(Instant.now(), workloads(second), twice));
  }

  private NodeImage look(Supplier<NodeImage> images) {
    NodeImage image = images.get();
    return new RuntimeBeside(provider, owner).ask(runtime -> compared(image, runtime));
  }

  private NodeImage compared(NodeImage image, WorkloadRuntime runtime) {
    List<Sighting> sightings = runtime.list();
    Set<WorkloadId> wanted = wanted(image, sightings);
    Set<String> names = wanted.stream().map(WorkloadId::value).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>(Auditing.of(image, sightings));
    findings.addAll(LeftFiles.of(Machine.bootFolderPath(provider.driverName(), owner), names));
    runtime.leftovers(wanted).stream().map(Audit::finding).forEach(findings::add);
    findings.addAll(KernelLeaks.here(names).of(image.tasks()));
    return new NodeImage(
        image.header(), image.tasks(), new AuditImage(Instant.now(), sightings.size(), findings));
  }

  private static Set<WorkloadId> wanted(NodeImage image, List<Sighting> sightings) {
    return Stream.concat(
            sightings.stream().map(Sighting::id),
            image.tasks().stream()
                .filter(task -> task.known().removedAt() == null)
                .map(task -> new WorkloadId(task.workload())))
        .collect(Collectors.toSet());
  }

  private static Finding finding(Leftover it) {
    return new Finding("left_" + it.kind(), it.name(), it.name(), it.why());
  }

  private static List<Finding> findings(NodeImage image) {
    return image.audit() == null ? List.of() : image.audit().findings();
  }

  private static int workloads(NodeImage image) {
    return image.audit() == null ? 0 : image.audit().workloads();
  }
}
