package dev.holdfast.runtime.linux.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostGroupsTest {
  @TempDir private Path root;
  private LostGroups groups;

  @BeforeEach
  void hierarchies() throws IOException {
    Path freezer = root.resolve("freezer");
    groups =
        new LostGroups(
            new Cgroups(Optional.of(root.resolve("unified")), Map.of("freezer", freezer)));
    group("unified/machine.slice/libpod-0abc.scope", "20\n0\n");
    group("unified/machine.slice/libpod-0abc.scope/inner", "21\n");
    group("unified/machine.slice/libpod-conmon-0abc.scope", "22\n");
    group("unified/machine.slice/libpod-0abd.scope", "23\n");
    group("freezer/machine.slice/libpod-0abc.scope", "20\n");
  }

  private void group(String path, String processes) throws IOException {
    Path folder = Files.createDirectories(root.resolve(path));
    Files.writeString(folder.resolve("cgroup.procs"), processes);
  }

  @Test
  void groupsAreFoundByAPartOfTheirNameInEveryHierarchy() {
    List<Path> found = groups.named("0abc");
    assertThat(found).hasSize(4);
    assertThat(groups.processes(found)).containsExactlyInAnyOrder(20L, 21L, 22L);
    assertThat(groups.named("0abe")).isEmpty();
  }

  @Test
  void blankStandsForNoGroup() {
    assertThatIllegalArgumentException().isThrownBy(() -> groups.named(" "));
  }

  @Test
  void groupsGoFromTheInnermostOn() throws IOException {
    List<Path> found = groups.named("0abc");
    for (Path group : found) {
      Files.delete(group.resolve("cgroup.procs"));
    }
    groups.remove(found);
    assertThat(groups.named("0abc")).isEmpty();
    assertThat(groups.named("0abd")).hasSize(1);
  }
}
