package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ports of the node that lead into a container. */
class PortRowsTest extends RowsOfTheGoDriver {
  private static final int HTTP = 21_180;
  private static final int DB = 21_181;
  private static final String BINDINGS =
      "{{range $p, $b := .NetworkSettings.Ports}}{{$p}}={{range $b}}{{.HostIP}}:{{.HostPort}}{{end}} {{end}}";

  private static TaskSpec bridged() {
    return Jobs.idle().with("network_mode", "bridge");
  }

  private static String[] bindings(RigTask task) throws Exception {
    return PodmanPlugin.inspect(task, BINDINGS).split(" ");
  }

  @Test
  @DisplayName("PortMap")
  void mappedPortsLeadIntoTheContainerAndAreInTheEnvironment() throws Exception {
    TaskSpec spec = bridged().with("port_map", List.of(Map.of("http", 8888, "db", 9999)));
    RigTask task = plugin().start(spec, Given.taskPorts(Map.of("http", HTTP, "db", DB)));
    assertThat(bindings(task))
        .containsExactlyInAnyOrder(
            "8888/tcp=127.0.0.1:21180",
            "8888/udp=127.0.0.1:21180",
            "9999/tcp=127.0.0.1:21181",
            "9999/udp=127.0.0.1:21181");
    assertThat(PodmanPlugin.inspect(task, "{{.Config.Env}}"))
        .contains("NOMAD_PORT_http=8888", "NOMAD_PORT_db=9999");
  }

  @Test
  @DisplayName("Ports")
  void portsLeadToTheirTargetsOrToTheSameNumber() throws Exception {
    TaskSpec spec = bridged().with("ports", List.of("http", "db"));
    RigTask task =
        plugin().start(spec, Given.port("http", 21_182, 8080).and(Given.port("db", 21_183, 0)));
    assertThat(bindings(task))
        .containsExactlyInAnyOrder(
            "8080/tcp=127.0.0.1:21182",
            "8080/udp=127.0.0.1:21182",
            "21183/tcp=127.0.0.1:21183",
            "21183/udp=127.0.0.1:21183");
  }

  @Test
  @DisplayName("Ports_MissingFromGroup")
  void portThatTheGroupLacksIsRefused() {
    assertRefused(
        bridged().with("ports", List.of("missing")),
        Given.port("http", HTTP, 0),
        "Port \"missing\" not found, check network stanza");
  }

  @Test
  @DisplayName("Ports_MissingDriverConfig")
  void portsOfAGroupWithoutAnyAreRefused() {
    assertRefused(bridged().with("ports", List.of("http")), "No ports defined in network stanza");
  }

  @Test
  @DisplayName("Ports_WithPortMap")
  void bothFormsAtOnceAreRefused() {
    assertRefused(
        bridged().with("ports", List.of("http")).with("port_map", Jobs.map("http", 8080)),
        Given.port("http", HTTP, 0),
        "Invalid port declaration; use of port_map and ports");
  }
}
