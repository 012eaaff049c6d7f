package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forms of options that the Go driver's tests parse, and no other row has. */
class OptionRowsTest extends RowsOfTheGoDriver {

  @Test
  @DisplayName("config: labels")
  void labelsMayBeSeveralMaps() throws Exception {
    RigTask task = start(Jobs.idle().with("labels", List.of(Map.of("a", "1"), Map.of("b", "2"))));
    assertThat(PodmanPlugin.inspect(task, "{{.Config.Labels.a}}{{.Config.Labels.b}}"))
        .isEqualTo("12");
  }

  @Test
  @DisplayName("config: logging")
  void optionsOfALogDriverAreAMap() throws Exception {
    RigTask task =
        start(
            Jobs.idle()
                .with(
                    "logging",
                    List.of(Map.of("driver", "journald", "options", Jobs.map("tag", "rows")))));
    assertThat(PodmanPlugin.inspect(task, "{{.HostConfig.LogConfig.Type}}")).isEqualTo("journald");
  }

  @Test
  @DisplayName("config: oom_score_adj")
  void scoreIsTheJobs() throws Exception {
    assertThat(output(script("cat /proc/self/oom_score_adj").with("oom_score_adj", 100)))
        .isEqualTo("100");
  }

  @Test
  @DisplayName("config: force_pull")
  void imageIsPulledAgainWhereTheJobForcesIt() throws Exception {
    try (Registry registry = Registry.open()) {
      String image = registry.push("a/forced:1");
      assertThat(output(Registry.task(image))).isEqualTo("runs");
      registry.end();
      RigTask task = start(Registry.task(image));
      assertThat(plugin().output(task)).isEqualTo("runs");
      task.destroy(true);
      assertRefused(Registry.task(image).with("force_pull", true), "connection refused");
    }
  }

  @Test
  @DisplayName("config: image_pull_timeout")
  void limitMustBeADuration() {
    assertRefused(script("true").with("image_pull_timeout", "soon"), "image_pull_timeout");
  }

  @Test
  @DisplayName("config: socket")
  void socketIsTheDefault() throws Exception {
    assertThat(output(script("echo runs").with("socket", "default"))).isEqualTo("runs");
  }

  @Test
  @DisplayName("config: a whole plugin block")
  void wholeBlockIsTaken() throws Exception {
    Map<String, Object> whole =
        Map.ofEntries(
            Map.entry("auth", List.of(Map.of("config", "/etc/no/such.json"))),
            Map.entry("volumes", List.of(Map.of("selinuxlabel", "z"))),
            Map.entry("gc", List.of(Map.of("container", true))),
            Map.entry("recover_stopped", true),
            Map.entry("extra_labels", List.of("job_name")),
            Map.entry("disable_log_collection", false),
            Map.entry("client_http_timeout", "10s"),
            Map.entry("dns_servers", List.of("9.9.9.9")),
            Map.entry("logging", List.of(Map.of("driver", "nomad", "options", List.of()))),
            Map.entry("socket_path", "unix:///run/podman/podman.sock"));
    try (PodmanPlugin other = PodmanPlugin.with(whole)) {
      assertThat(
              other.output(
                  script("cat /v /etc/resolv.conf")
                      .with("network_mode", "bridge")
                      .with("volumes", List.of("/etc/hostname:/v"))))
          .contains("nameserver 9.9.9.9");
    }
  }
}
