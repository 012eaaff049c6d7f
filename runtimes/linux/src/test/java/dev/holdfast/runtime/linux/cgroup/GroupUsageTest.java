package dev.holdfast.runtime.linux.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.UsageSample.Counter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupUsageTest {
  private static final String GROUP = "/a.slice/b.service";

  @TempDir private Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<Counter, Long> unified() {
    Cgroups cgroups = new Cgroups(Optional.of(root), Map.of());
    return new GroupUsage(cgroups).sample(GROUP).map(UsageSample::counters).orElse(Map.of());
  }

  private Map<Counter, Long> old() {
    Map<String, Path> roots =
        Map.of(
            "cpu", root.resolve("cpu"),
            "cpuacct", root.resolve("cpuacct"),
            "memory", root.resolve("memory"));
    Cgroups cgroups = new Cgroups(Optional.empty(), roots);
    return new GroupUsage(cgroups).sample(GROUP).map(UsageSample::counters).orElse(Map.of());
  }

  @Test
  void unifiedCountersAreInTheirUnits() throws IOException {
    file("a.slice/b.service/cpu.stat", "usage_usec 7\nuser_usec 4\nsystem_usec 3\nnr_periods 9\n");
    file("a.slice/b.service/memory.stat", "anon 100\nfile 50\n");
    file("a.slice/b.service/memory.current", "200\n");
    assertThat(unified())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Counter.CPU_TOTAL_NANOS, 7_000L,
                Counter.CPU_USER_NANOS, 4_000L,
                Counter.CPU_SYSTEM_NANOS, 3_000L,
                Counter.MEMORY_RSS_BYTES, 100L,
                Counter.MEMORY_CACHE_BYTES, 50L,
                Counter.MEMORY_USAGE_BYTES, 200L));
  }

  @Test
  void oldCountersComeFromTheirHierarchies() throws IOException {
    file("cpuacct/a.slice/b.service/cpuacct.usage", "7\n");
    file("cpu/a.slice/b.service/cpu.stat", "nr_throttled 2\nthrottled_time 5\n");
    file("memory/a.slice/b.service/memory.stat", "rss 1\ntotal_rss 100\ntotal_cache 50\n");
    file("memory/a.slice/b.service/memory.max_usage_in_bytes", "300\n");
    assertThat(old())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Counter.CPU_TOTAL_NANOS, 7L,
                Counter.CPU_THROTTLED_PERIODS, 2L,
                Counter.CPU_THROTTLED_NANOS, 5L,
                Counter.MEMORY_RSS_BYTES, 100L,
                Counter.MEMORY_CACHE_BYTES, 50L,
                Counter.MEMORY_MAX_USAGE_BYTES, 300L));
  }

  @Test
  void hybridTakesCpuTimeFromEitherHierarchyAndPrefersTheOld() throws IOException {
    file("unified/a.slice/b.service/cpu.stat", "usage_usec 7\nuser_usec 4\n");
    file("cpuacct/a.slice/b.service/cpuacct.usage", "6999\n");
    Map<String, Path> roots = Map.of("cpuacct", root.resolve("cpuacct"));
    Cgroups hybrid = new Cgroups(Optional.of(root.resolve("unified")), roots);
    assertThat(new GroupUsage(hybrid).sample(GROUP).orElseThrow().counters())
        .containsOnly(
            Map.entry(Counter.CPU_TOTAL_NANOS, 6_999L), Map.entry(Counter.CPU_USER_NANOS, 4_000L));
  }

  @Test
  void whatCannotBeReadIsMissingAndNotZero() throws IOException {
    file("a.slice/b.service/memory.current", "max\n");
    file("a.slice/b.service/memory.peak", "-1\n");
    file("a.slice/b.service/cpu.stat", "usage_usec\nuser_usec x\nsystem_usec 0\n");
    assertThat(unified()).containsExactly(Map.entry(Counter.CPU_SYSTEM_NANOS, 0L));
  }

  @Test
  void groupThatIsGoneHasNone() {
    assertThat(unified()).isEmpty();
    assertThat(old()).isEmpty();
  }
}
