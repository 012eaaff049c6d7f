package dev.holdfast.controller.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controller.dump.EvidenceImage.CountersImage;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersTest {
  @TempDir Path root;

  private Cgroups unified() {
    return new Cgroups(Optional.of(root), Map.of());
  }

  private Cgroups old() {
    return new Cgroups(
        Optional.empty(),
        Stream.of("memory", "cpuacct", "pids")
            .collect(Collectors.toMap(Function.identity(), root::resolve)));
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void unifiedGroupsAreRead() throws IOException {
    write("a.slice/b/cpu.stat", "usage_usec 1500\nuser_usec 1000\n");
    write("a.slice/b/memory.current", "4096\n");
    write("a.slice/b/memory.peak", "8192\n");
    write("a.slice/b/pids.current", "3\n");
    write("a.slice/b/memory.events", "low 0\noom 5\noom_kill 2\noom_group_kill 0\n");
    assertThat(Counters.of(unified(), "/a.slice/b"))
        .isEqualTo(new CountersImage(1500L, 4096L, 8192L, 3L, 2L));
  }

  @Test
  void groupsOfVersion1AreRead() throws IOException {
    write("memory/a.slice/b/memory.usage_in_bytes", "4096\n");
    write("memory/a.slice/b/memory.max_usage_in_bytes", "8192\n");
    write("memory/a.slice/b/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
    write("cpuacct/a.slice/b/cpuacct.usage", "1500999\n");
    write("pids/a.slice/b/pids.current", "3\n");
    assertThat(Counters.of(old(), "/a.slice/b"))
        .isEqualTo(new CountersImage(1500L, 4096L, 8192L, 3L, 2L));
  }

  @Test
  void whatAKernelDoesNotTellIsNotKnown() throws IOException {
    write("a.slice/b/memory.peak", "max\n");
    assertThat(Counters.of(unified(), "/a.slice/b"))
        .isEqualTo(new CountersImage(null, null, null, null, null));
  }

  @Test
  void aGroupThatIsNotThereHasNoCounters() {
    assertThat(Counters.of(unified(), "/a.slice/b")).isNull();
    assertThat(Counters.of(old(), "/a.slice/b")).isNull();
  }
}
