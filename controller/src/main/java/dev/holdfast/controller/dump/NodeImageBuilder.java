package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.NodeImage.NodeName;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.store.Known;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins beliefs to an image. Pure: asks nobody, so a stuck task cannot hold it up. */
public final class NodeImageBuilder {
  private final Redaction redaction;
  private final Identifiers identifiers;

  /** A builder for a driver whose runtime has no names of its own. */
  public NodeImageBuilder(Redaction redaction) {
    this(redaction, (_, _) -> Map.of());
  }

  public NodeImageBuilder(Redaction redaction, Identifiers identifiers) {
    this.redaction = redaction;
    this.identifiers = identifiers;
  }

  /** What the runtime's own tools call a workload, by its runtime id where one is known. */
  @FunctionalInterface
  public interface Identifiers {
    Map<String, String> of(WorkloadId id, String runtimeId);
  }

  /** The image, its tasks ordered by slot. */
  public NodeImage build(NodeImage.Header header, List<Belief> beliefs) {
    TaskImages images =
        new TaskImages(redaction.remembering(), identifiers, header.at(), listedAt(header));
    List<TaskImage> tasks =
        beliefs.stream()
            .sorted(Comparator.comparing((Belief belief) -> belief.record().slot()))
            .map(images::of)
            .toList();
    return new NodeImage(header.on(node(beliefs)), tasks);
  }

  private static @Nullable Instant listedAt(NodeImage.Header header) {
    return header.runtimes().isEmpty() ? null : header.runtimes().getFirst().listedAt();
  }

  /** As the agent called it with the task that it named last. */
  private @Nullable NodeName node(List<Belief> beliefs) {
    return beliefs.stream()
        .map(Belief::record)
        .filter(record -> !record.outline().place().nodeId().isEmpty())
        .max(Comparator.comparing(NodeImageBuilder::begun))
        .map(record -> record.outline().place())
        .map(it -> new NodeName(redaction.text(it.nodeId()), redaction.text(it.nodeName())))
        .orElse(null);
  }

  private static Instant begun(TaskRecord record) {
    Known.Intended intended = record.known().intended();
    return intended == null ? Instant.EPOCH : intended.at();
  }
}
