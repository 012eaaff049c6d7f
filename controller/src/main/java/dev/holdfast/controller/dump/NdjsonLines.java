package dev.holdfast.controller.dump;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image as lines, each a JSON object of its own: the header, each task, the audit. Good to grep,
 * and to cut off.
 *
 * @param kind {@code header}, {@code task} or {@code audit}: which of the others is not null
 */
record NdjsonLines(
    String kind,
    NodeImage.@Nullable Header header,
    @Nullable TaskImage task,
    @Nullable AuditImage audit) {

  static List<NdjsonLines> of(NodeImage image) {
    List<NdjsonLines> lines = new ArrayList<>();
    lines.add(new NdjsonLines("header", image.header(), null, null));
    image.tasks().forEach(task -> lines.add(new NdjsonLines("task", null, task, null)));
    if (image.audit() != null) {
      lines.add(new NdjsonLines("audit", null, null, image.audit()));
    }
    return lines;
  }

  /**
   * Lines as images; each header begins one.
   *
   * @throws IOException if the first line is no header
   */
  static List<NodeImage> images(List<NdjsonLines> lines) throws IOException {
    List<NodeImage> images = new ArrayList<>();
    for (NdjsonLines line : lines) {
      if (line.header() != null) {
        images.add(new NodeImage(line.header(), List.of()));
      } else if (images.isEmpty()) {
        throw new IOException("its first line is no header");
      } else {
        images.add(line.joined(images.removeLast()));
      }
    }
    return images;
  }

  private NodeImage joined(NodeImage image) {
    List<TaskImage> tasks = new ArrayList<>(image.tasks());
    if (task != null) {
      tasks.add(requireNonNull(task));
    }
    return new NodeImage(image.header(), tasks, audit != null ? audit : image.audit());
  }
}
