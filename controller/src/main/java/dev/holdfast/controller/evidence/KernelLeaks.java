package dev.holdfast.controller.evidence;

import dev.holdfast.controller.dump.AuditImage.Finding;
import dev.holdfast.controller.dump.TaskImage;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the kernel still has of workloads that are no more, and what living ones miss. What bears a
 * workload's name in a group or mount belongs to it, whichever runtime made that.
 *
 * @param wanted names of the workloads that have a record or are there
 */
public record KernelLeaks(Path proc, Optional<Path> groups, Set<String> wanted) {
  private static final int GROUPS_DEPTH = 4;
  private static final int MOUNT_POINT = 4;

  public KernelLeaks {
    wanted = Set.copyOf(wanted);
  }

  /** On this machine. */
  public static KernelLeaks here(Set<String> wanted) {
    return new KernelLeaks(Path.of("/proc"), Cgroups.here().folder("memory", "/"), wanted);
  }

  /** All of it, in this order: groups, mounts, then what tasks miss. */
  public List<Finding> of(List<TaskImage> tasks) {
    List<Finding> findings = new ArrayList<>();
    groups.ifPresent(root -> leftGroups(root, findings));
    leftMounts(findings);
    tasks.stream().filter(KernelLeaks::lives).forEach(task -> missed(task, findings));
    return List.copyOf(findings);
  }

  /** Other state folders have groups of such names as well; theirs hold processes. */
  private void leftGroups(Path root, List<Finding> findings) {
    try (Stream<Path> folders = Files.find(root, GROUPS_DEPTH, (_, it) -> it.isDirectory())) {
      folders
          .filter(folder -> isLeft(String.valueOf(folder.getFileName())))
          .filter(folder -> Kernel.text(folder.resolve("cgroup.procs")).orElse("?").isEmpty())
          .filter(folder -> Kernel.children(folder).noneMatch(Files::isDirectory))
          .sorted()
          .map(folder -> finding("left_group", folder, "no process is in this control group"))
          .forEach(findings::add);
    } catch (IOException | UncheckedIOException _) {
      return; // A group went away meanwhile, which is what should happen.
    }
  }

  private void leftMounts(List<Finding> findings) {
    Kernel.text(proc.resolve("self/mountinfo")).stream()
        .flatMap(String::lines)
        .map(line -> line.split(" "))
        .filter(fields -> fields.length > MOUNT_POINT)
        .map(fields -> Path.of(fields[MOUNT_POINT]))
        .filter(this::isOfNobody)
        .map(point -> finding("left_mount", point, "it is mounted"))
        .forEach(findings::add);
  }

  private boolean isOfNobody(Path mountPoint) {
    for (Path part : mountPoint) {
      if (isLeft(part.toString())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is called after a workload that nobody wants, with or without a suffix. */
  private boolean isLeft(String name) {
    int dot = name.indexOf('.');
    String plain = dot < 0 ? name : name.substring(0, dot);
    return isId(plain) && !wanted.contains(plain);
  }

  private static boolean isId(String name) {
    return name.startsWith(WorkloadId.PREFIX) && name.matches(".*-[0-9a-f]{16}");
  }

  private static Finding finding(String kind, Path path, String what) {
    return new Finding(
        kind,
        path.toString(),
        String.valueOf(path.getFileName()),
        what + ", and neither a workload nor a record asks for it");
  }

  private static boolean lives(TaskImage task) {
    return task.observed().state().equals("running") && task.known().removedAt() == null;
  }

  private static void missed(TaskImage task, List<Finding> findings) {
    String namespace = task.desired().spec().given().networkNamespace();
    if (!namespace.isEmpty() && !Files.exists(Path.of(namespace))) {
      findings.add(missing("no_network", task, "its network namespace " + namespace));
    }
    Stream.of(task.desired().spec().stdoutPath(), task.desired().spec().stderrPath())
        .distinct()
        .filter(path -> !path.isEmpty() && !Files.exists(Path.of(path)))
        .map(path -> missing("no_pipe", task, "its output's pipe " + path))
        .forEach(findings::add);
  }

  private static Finding missing(String kind, TaskImage task, String what) {
    return new Finding(
        kind,
        task.allocId() + "/" + task.task(),
        task.workload(),
        "it runs, and " + what + " is not there any more");
  }
}
