package dev.holdfast.controller.evidence;

import dev.holdfast.controller.dump.EvidenceImage;
import dev.holdfast.controller.dump.EvidenceImage.StreamImage;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.TaskImage;
import dev.holdfast.controller.dump.TaskImage.IncarnationImage;
import dev.holdfast.controller.dump.TaskImage.SpecImage;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds to an image what the kernel says of its tasks; needs neither the plugin nor the runtime. */
public final class Evidence {
  // The file types of stat(2).
  private static final int FILE_TYPE = 0170000;
  private static final int PIPE = 0010000;
  private static final int DEVICE = 0020000;

  private final Kernel kernel = Kernel.HERE;
  private final Cgroups cgroups = Cgroups.here();

  /** The image with evidence for each task whose process is known. */
  public NodeImage of(NodeImage image) {
    PipeEnds ends = PipeEnds.of(kernel, paths(image.tasks()));
    return image.withTasks(image.tasks().stream().map(task -> of(task, ends)).toList());
  }

  /** Where tasks write that live; nobody asks for the others' pipes. */
  private static Collection<String> paths(List<TaskImage> tasks) {
    return tasks.stream()
        .filter(task -> living(task) != null)
        .map(task -> task.desired().spec())
        .flatMap(spec -> Stream.of(spec.stdoutPath(), spec.stderrPath()))
        .filter(path -> !path.isEmpty())
        .toList();
  }

  private TaskImage of(TaskImage task, PipeEnds ends) {
    IncarnationImage living = living(task);
    return living == null ? task : task.withEvidence(evidence(living, task.desired().spec(), ends));
  }

  /** What runs, or ran when somebody looked last; null where nothing does. */
  private static @Nullable IncarnationImage living(TaskImage task) {
    return switch (task.observed().state()) {
      case "running" -> task.observed().incarnation();
      case "unknown" -> task.known().exit() == null ? task.known().incarnation() : null;
      default -> null;
    };
  }

  private EvidenceImage evidence(IncarnationImage living, SpecImage spec, PipeEnds ends) {
    Path process = kernel.process(living.pid());
    boolean same = isIn(process, living.cgroup());
    return new EvidenceImage(
        Instant.now(),
        living.pid(),
        same ? Kernel.field(process.resolve("status"), "Threads") : null,
        same ? Kernel.inode(process.resolve("ns/net")) : null,
        same ? Kernel.inode(process.resolve("ns/mnt")) : null,
        living.cgroup().startsWith("/") ? Counters.of(cgroups, living.cgroup()) : null,
        Stream.of(
                stream("stdout", spec.stdoutPath(), ends),
                stream("stderr", spec.stderrPath(), ends))
            .filter(stream -> !stream.path().isEmpty())
            .toList());
  }

  /** A number is given to another process one day; that one is in another control group. */
  private static boolean isIn(Path process, String group) {
    return !group.isEmpty()
        && Kernel.text(process.resolve("cgroup")).stream()
            .flatMap(String::lines)
            .anyMatch(line -> line.endsWith(":" + group));
  }

  private static StreamImage stream(String name, String path, PipeEnds ends) {
    return new StreamImage(name, path, kind(path), ends.readers(path), ends.writers(path));
  }

  private static String kind(String path) {
    try {
      int mode =
          (Integer) Files.getAttribute(Path.of(path), "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return switch (mode & FILE_TYPE) {
        case PIPE -> "pipe";
        case DEVICE -> "device";
        default -> "file";
      };
    } catch (IOException _) {
      return "missing"; // Nomad removes the pipes with the allocation.
    }
  }
}
