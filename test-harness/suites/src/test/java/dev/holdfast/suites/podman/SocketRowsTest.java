package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.suites.NeedsPodman;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Services that {@code socket} blocks name; both blocks lead to this node's own. */
@NeedsPodman
class SocketRowsTest {
  private static final String SOCKET = "unix:///run/podman/podman.sock";
  private static final String LINK = "unix://run/podman/podman.sock";

  private static Map<String, Object> block(String name, String path) {
    return name.isEmpty() ? Map.of("socket_path", path) : Map.of("name", name, "socket_path", path);
  }

  private static PodmanPlugin on(List<Map<String, Object>> blocks) throws Exception {
    return PodmanPlugin.with(Map.of("socket", blocks));
  }

  private static void assertAttribute(PodmanPlugin plugin, String name, String value)
      throws InterruptedException {
    assertThat(plugin.attributes()).containsEntry(name, value);
  }

  @Test
  @DisplayName("namedSocketIsDefault")
  void blockThatIsCalledDefaultServesTasksWithoutASocket() throws Exception {
    try (PodmanPlugin plugin = on(List.of(block("default", SOCKET), block("socketb", LINK)))) {
      assertAttribute(plugin, "driver.podman.socketName", "default");
      assertThat(plugin.output(PodmanPlugin.script("echo runs"))).isEqualTo("runs");
    }
  }

  @Test
  @DisplayName("unnamedSocketIsRenamedToDefault")
  void blockWithoutANameIsTheDefault() throws Exception {
    try (PodmanPlugin plugin = on(List.of(block("", SOCKET)))) {
      assertAttribute(plugin, "driver.podman.socketName", "default");
      assertThat(plugin.output(PodmanPlugin.script("echo runs").with("socket", "default")))
          .isEqualTo("runs");
    }
  }

  @Test
  @DisplayName("namedSocketBecomesDefaultSocket")
  void firstBlockServesTasksWithoutASocketWhereNoneIsCalledDefault() throws Exception {
    try (PodmanPlugin plugin = on(List.of(block("socketa", SOCKET), block("socketb", LINK)))) {
      assertAttribute(plugin, "driver.podman.socketName", "socketa");
      assertAttribute(plugin, "driver.podman.defaultPodman", "true");
      assertThat(plugin.output(PodmanPlugin.script("echo runs"))).isEqualTo("runs");
      assertThatThrownBy(() -> plugin.start(PodmanPlugin.script("true").with("socket", "socketc")))
          .isInstanceOf(DriverException.class)
          .hasMessageContaining("podman client with name \"socketc\" not found");
    }
  }

  @Test
  @DisplayName("socketNameIsCleanedInAttributes")
  void nameWithBlanksIsCleanedInAttributes() throws Exception {
    try (PodmanPlugin plugin =
        on(List.of(block("default", SOCKET), block("a socket with spaces", LINK)))) {
      String prefix = "driver.podman.a_socket_with_spaces.";
      assertAttribute(plugin, prefix + "socketName", "a socket with spaces");
      assertAttribute(plugin, prefix + "defaultPodman", "false");
    }
  }
}
