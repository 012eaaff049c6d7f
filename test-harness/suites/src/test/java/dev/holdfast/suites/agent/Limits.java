package dev.holdfast.suites.agent;

import dev.holdfast.nomadside.observe.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the kernel enforces for a process, on cgroup v1 and v2. */
final class Limits {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  private Limits() {}

  static long memoryBytes(long pid) throws IOException {
    Map<String, String> groups = Proc.cgroups(pid);
    String first = groups.get("memory");
    Path file =
        first != null
            ? ROOT.resolve("memory/." + first).resolve("memory.limit_in_bytes")
            : ROOT.resolve("." + groups.get("")).resolve("memory.max");
    return Long.parseLong(Files.readString(file).strip());
  }
}
