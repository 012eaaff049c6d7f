package dev.holdfast.runtime.linux.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupProcessesTest {
  @TempDir private Path root;
  private GroupProcesses unified;

  @BeforeEach
  void groups() throws IOException {
    unified = new GroupProcesses(new Cgroups(Optional.of(root), Map.of()));
    file("cgroup.procs", "1\n2\n");
    file("a/cgroup.procs", "10\n0\n11\n");
    file("a/b/cgroup.procs", "12\n10\n");
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void processesOfAGroupAndBelowAreToldOnce() {
    assertThat(unified.of("/a")).containsExactlyInAnyOrder(10L, 11L, 12L);
    assertThat(unified.of("/a/b")).containsExactly(12L, 10L);
  }

  @Test
  void oldGroupsAreThoseOfTheMemoryController() {
    Map<String, Path> memory = Map.of("memory", root.resolve("a"));
    GroupProcesses old = new GroupProcesses(new Cgroups(Optional.empty(), memory));
    assertThat(old.of("/b")).containsExactly(12L, 10L);
  }

  @Test
  void groupThatIsGoneHasNone() {
    assertThat(unified.of("/c")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/.", "/a/..", "/../x"})
  void noNameStandsForTheWholeMachine(String name) {
    assertThat(unified.of(name)).isEmpty();
  }
}
