package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.DNSConfig;
import dev.holdfast.proto.nomad.driver.NetworkOverride;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Networks, addresses and names. */
class NetworkRowsTest extends RowsOfTheGoDriver {
  private static final String NETWORK = "holdfast-rows";
  private static final String GATEWAY = "{{.NetworkSettings.Gateway}}";
  private static final String SERVES = "exec httpd -f -p 127.0.0.1:6748 -h /tmp";
  private static final String LOOKS =
      "for i in $(seq 100); do netstat -tln | grep 127.0.0.1:6748 && break; sleep 0.1; done";

  @AfterEach
  void removeNetwork() throws Exception {
    Shell.run("sh", "-c", "podman network rm -f " + NETWORK + " || true");
  }

  private static TaskSpec on(String mode, TaskSpec task) {
    return task.with("network_mode", mode);
  }

  @Test
  @DisplayName("setExtraHosts")
  void extraHostsAreKnownAndWrongOnesRefused() throws Exception {
    TaskSpec hosts = on("bridge", script("cat /etc/hosts"));
    assertThat(output(hosts.with("extra_hosts", List.of("four:1.2.3.4", "six:[::5]"))))
        .containsPattern("(?m)^1\\.2\\.3\\.4\\s+four$")
        .containsPattern("(?m)^::5\\s+six$");
    assertThat(output(on("bridge", script("true")))).isEmpty();
    assertRefused(
        hosts.with("extra_hosts", List.of("example.com")),
        "cannot use \"example.com\" as extra_hosts (must be host:ip)");
  }

  @Test
  @DisplayName("DNS")
  void nameServersAreNomads() throws Exception {
    RigTask task =
        plugin()
            .start(
                on("bridge", script("cat /etc/resolv.conf")),
                config ->
                    config.setDns(
                        DNSConfig.newBuilder()
                            .addServers("1.1.1.1")
                            .addSearches("internal.corp")
                            .addOptions("ndots:2")));
    assertThat(plugin().output(task))
        .contains("nameserver 1.1.1.1", "search internal.corp", "options ndots:2");
  }

  @Test
  @DisplayName("NetworkModes: host")
  void hostsNetworkIsTheNodesOwn() throws Exception {
    RigTask task = start(on("host", Jobs.idle()));
    assertThat(PodmanPlugin.inspect(task, GATEWAY + "{{.HostConfig.NetworkMode}}"))
        .isEqualTo("host");
  }

  @Test
  @DisplayName("NetworkModes: bridge")
  void bridgeHasAGateway() throws Exception {
    RigTask task = start(on("bridge", Jobs.idle()));
    assertThat(PodmanPlugin.inspect(task, GATEWAY)).isEqualTo("10.88.0.1");
  }

  @Test
  @DisplayName("NetworkModes: none")
  void noNetworkIsNone() throws Exception {
    RigTask task = start(on("none", Jobs.idle()));
    assertThat(PodmanPlugin.inspect(task, GATEWAY)).isEmpty();
    assertThat(output(on("none", script("ip -o link | wc -l")))).isEqualTo("1");
  }

  @Test
  @DisplayName("NetworkModes: slirp4netns")
  void slirpIsPassedOn() throws Exception {
    assertTriedWhereThereIs("slirp4netns");
  }

  @Test
  @DisplayName("NetworkModes: pasta")
  void pastaIsRefusedForRoot() {
    assertRefused(on("pasta", script("true")), "pasta");
  }

  private void assertTriedWhereThereIs(String program) throws Exception {
    if (Shell.run("sh", "-c", "command -v " + program + " || true").isEmpty()) {
      assertRefused(on(program, script("true")), program);
    } else {
      assertThat(PodmanPlugin.inspect(start(on(program, Jobs.idle())), GATEWAY)).isEmpty();
    }
  }

  @Test
  @DisplayName("NetworkMode_Container")
  void networkOfAContainerIsJoined() throws Exception {
    String main = Shell.run("podman", "run", "-d", "--rm", Jobs.IMAGE, "/bin/sh", "-c", SERVES);
    try {
      RigTask side = start(on("container:" + main.strip(), script(LOOKS)));
      assertThat(plugin().output(side)).contains("127.0.0.1:6748");
      side.destroy(true);
    } finally {
      Shell.run("podman", "rm", "-f", "-t", "0", main.strip());
    }
  }

  @Test
  @DisplayName("NetworkMode_Task")
  void networkOfATaskIsJoined() throws Exception {
    RigTask main = start(on("bridge", Jobs.container("/bin/sh", "-c", SERVES)));
    TaskSpec side = new Sidecar(main).of(script(LOOKS));
    assertThat(output(on("task:task", side))).contains("127.0.0.1:6748");
  }

  @Test
  @DisplayName("ResolveContainerIP")
  void addressOfTheContainerIsTold() throws Exception {
    Shell.run("podman", "network", "create", "--subnet", "10.96.0.0/24", NETWORK);
    assertThat(address(on("bridge", Jobs.idle()))).startsWith("10.88.0.");
    assertThat(address(on(NETWORK, Jobs.idle()).with("ipv4_address", "10.96.0.77")))
        .isEqualTo("10.96.0.77");
    assertThat(address(on("none", Jobs.idle()))).isEmpty();
  }

  @Test
  @DisplayName("ResolveContainerIP, sixth version")
  void addressOfTheSixthVersionIsToldWhereThereIsNoOther() throws Exception {
    Shell.run("podman", "network", "create", "--subnet", "fd00:96::/64", NETWORK);
    assertThat(address(on(NETWORK, Jobs.idle()).with("ipv6_address", "fd00:96::77")))
        .isEqualTo("fd00:96::77");
  }

  private String address(TaskSpec spec) throws Exception {
    var config = plugin().rig().prepare(spec);
    NetworkOverride told = plugin().driver().startTask(config).getNetworkOverride();
    plugin().driver().destroy(config.getId(), true);
    return told.getAddr();
  }

  @Test
  @DisplayName("CustomNetwork, existing")
  void namedNetworkIsJoined() throws Exception {
    Shell.run("podman", "network", "create", "--subnet", "10.96.0.0/24", NETWORK);
    RigTask task = start(on(NETWORK, Jobs.idle()).with("ipv4_address", "10.96.0.42"));
    assertThat(
            PodmanPlugin.inspect(
                task,
                "{{range $n, $v := .NetworkSettings.Networks}}{{$n}} {{$v.IPAddress}}{{end}}"))
        .isEqualTo(NETWORK + " 10.96.0.42");
  }

  @Test
  @DisplayName("CustomNetwork, missing")
  void missingNetworkIsRefusedByName() {
    assertRefused(on("no-such-network", script("true")), "no-such-network");
  }

  @Test
  @DisplayName(
      "CustomNetwork, dead socket: told when the start is given up and a minute spent on its removal")
  void deadServiceIsToldAsAnError() throws Exception {
    Map<String, Object> dead =
        Map.of("socket_path", "unix:///run/no-such.sock", "launch_timeout", "3s");
    try (PodmanPlugin other = PodmanPlugin.with(dead)) {
      var config =
          other.rig().prepare(on(NETWORK, script("true").with("image_pull_timeout", "1s")));
      assertThatThrownBy(() -> other.driver().start(config))
          .isInstanceOf(DriverException.class)
          .hasMessageContaining("/run/no-such.sock");
    }
  }
}
