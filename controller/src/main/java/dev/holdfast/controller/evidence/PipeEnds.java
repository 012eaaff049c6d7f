package dev.holdfast.controller.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has which of some pipes open. Only root sees other users' processes. */
final class PipeEnds {
  // The access mode in open(2)'s flags.
  private static final int ACCESS_MODE = 3;
  private static final int READ_ONLY = 0;
  private static final int WRITE_ONLY = 1;
  private static final int OCTAL = 8;

  private final Map<String, List<Long>> readers = new HashMap<>();
  private final Map<String, List<Long>> writers = new HashMap<>();

  private PipeEnds() {}

  /** Looks once through the open files of all processes, unless no pipe is asked for. */
  static PipeEnds of(Kernel kernel, Collection<String> paths) {
    PipeEnds ends = new PipeEnds();
    Set<String> wanted = new HashSet<>(paths);
    if (wanted.isEmpty()) {
      return ends;
    }
    Kernel.children(kernel.proc())
        .filter(process -> isNumber(process.getFileName().toString()))
        .forEach(process -> ends.look(process, wanted));
    return ends;
  }

  private static boolean isNumber(String name) {
    return name.chars().allMatch(Character::isDigit);
  }

  private void look(Path process, Set<String> wanted) {
    long pid = Long.parseLong(process.getFileName().toString());
    Kernel.children(process.resolve("fd"))
        .forEach(link ->
            Kernel.target(link)
                .filter(wanted::contains)
                .ifPresent(path -> note(path, pid, flags(process, link))));
  }

  private static int flags(Path process, Path link) {
    return Kernel.text(process.resolve("fdinfo").resolve(link.getFileName())).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("flags:"))
        .map(line -> line.substring("flags:".length()).strip())
        .mapToInt(digits -> (int) Long.parseLong(digits, OCTAL))
        .findFirst()
        .orElse(ACCESS_MODE);
  }

  private void note(String path, long pid, int flags) {
    int mode = flags & ACCESS_MODE;
    if (mode != WRITE_ONLY) {
      add(readers, path, pid);
    }
    if (mode != READ_ONLY) {
      add(writers, path, pid);
    }
  }

  private static void add(Map<String, List<Long>> ends, String path, long pid) {
    List<Long> pids = ends.computeIfAbsent(path, _ -> new ArrayList<>());
    if (!pids.contains(pid)) {
      pids.add(pid);
    }
  }

  List<Long> readers(String path) {
    return readers.getOrDefault(path, List.of());
  }

  List<Long> writers(String path) {
    return writers.getOrDefault(path, List.of());
  }
}
