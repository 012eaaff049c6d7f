package dev.holdfast.controller.dump;

import dev.holdfast.runtime.WorkloadId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
    TaskImages images = new TaskImages(redaction.remembering(), identifiers);
    List<TaskImage> tasks =
        beliefs.stream()
            .sorted(Comparator.comparing((Belief belief) -> belief.record().slot()))
            .map(images::of)
            .toList();
    return new NodeImage(header, tasks);
  }
}
