package dev.holdfast.controller.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controller.dump.AuditImage.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelLeaksTest {
  private static final String WEB = "holdfast-web-0123456789abcdef";

  @TempDir private Path folder;

  private Path group(String name, String processes) throws IOException {
    Path group = folder.resolve("groups/holdfast.slice").resolve(name);
    Files.createDirectories(group);
    Files.writeString(group.resolve("cgroup.procs"), processes);
    return group;
  }

  private void mounted(String... points) throws IOException {
    Path self = Files.createDirectories(folder.resolve("proc/self"));
    StringBuilder lines = new StringBuilder();
    for (String point : points) {
      lines.append("36 25 0:32 / ").append(point).append(" rw - tmpfs tmpfs rw\n");
    }
    Files.writeString(self.resolve("mountinfo"), lines);
  }

  private List<String> kinds(String... wanted) {
    Optional<Path> groups = Optional.of(folder.resolve("groups"));
    return new KernelLeaks(folder.resolve("proc"), groups, Set.of(wanted))
        .of(List.of()).stream().map(Finding::kind).toList();
  }

  @Test
  void anEmptyGroupOfNobodyIsLeft() throws IOException {
    group(WEB + ".service", "");
    assertThat(kinds()).containsExactly("left_group");
    assertThat(kinds(WEB)).isEmpty();
  }

  @Test
  void aGroupWithAProcessIsSomebodyElses() throws IOException {
    group(WEB + ".service", "77\n");
    group("holdfast.slice", "");
    Files.createDirectory(group("holdfast-api-0123456789abcdef.service", "").resolve("child"));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void aMountThatIsCalledAfterNobodyIsLeft() throws IOException {
    mounted("/", "/run/holdfast-lab", "/run/x/" + WEB + "/secrets");
    assertThat(kinds()).containsExactly("left_mount");
    assertThat(kinds(WEB)).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNotAccused() {
    assertThat(kinds()).isEmpty();
  }
}
