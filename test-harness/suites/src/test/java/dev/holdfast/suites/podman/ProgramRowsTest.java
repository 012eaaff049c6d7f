package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the program in the container is told and given. */
class ProgramRowsTest extends RowsOfTheGoDriver {
  private static final String OWN_MARK = "NOMAD_";

  @Test
  @DisplayName("ExtraLabels")
  void extraLabelsAreThoseThatMatchAndTheAllocation() throws Exception {
    try (PodmanPlugin other = PodmanPlugin.with(Map.of("extra_labels", List.of("task*")))) {
      RigTask task = other.start(Jobs.idle());
      assertThat(labels(task))
          .filteredOn(label -> label.startsWith("com.hashicorp.nomad."))
          .containsExactlyInAnyOrder(
              "com.hashicorp.nomad.alloc_id=" + task.spec().allocId(),
              "com.hashicorp.nomad.task_group_name=group",
              "com.hashicorp.nomad.task_name=task");
    }
  }

  private static List<String> labels(RigTask task) throws Exception {
    return PodmanPlugin.inspect(task, "{{range $k, $v := .Config.Labels}}{{$k}}={{$v}}\n{{end}}")
        .lines()
        .toList();
  }

  @Test
  @DisplayName("Labels")
  void labelsAreTheJobsAndThoseByWhichWeKnowOurs() throws Exception {
    RigTask task = start(Jobs.idle().with("labels", Jobs.map("nomad", "job")));
    assertThat(labels(task))
        .filteredOn(label -> !label.startsWith("HOLDFAST_") && !label.startsWith(OWN_MARK))
        .containsExactly("nomad=job");
  }

  @Test
  @DisplayName("Hostname")
  void hostNameIsTheJobs() throws Exception {
    assertThat(output(script("hostname").with("hostname", "host1"))).isEqualTo("host1");
  }

  @Test
  @DisplayName("Init")
  void initIsTheFirstProcess() throws Exception {
    assertThat(output(script("readlink /proc/1/exe").with("init", true)))
        .isIn("/run/podman-init", "/dev/init");
  }

  @Test
  @DisplayName("User")
  void programRunsAsTheTasksUser() throws Exception {
    assertThat(output(script("whoami").withUser("www-data"))).isEqualTo("www-data");
  }

  @Test
  @DisplayName("Tty")
  void terminalIsOne() throws Exception {
    assertThat(PodmanPlugin.inspect(start(Jobs.idle().with("tty", true)), "{{.Config.Tty}}"))
        .isEqualTo("true");
  }

  @Test
  @DisplayName("Sysctl")
  void kernelParameterIsTheJobs() throws Exception {
    assertThat(
            output(
                script("cat /proc/sys/net/core/somaxconn")
                    .with("sysctl", Jobs.map("net.core.somaxconn", "12321"))))
        .isEqualTo("12321");
  }

  @Test
  @DisplayName("Ulimit")
  void limitsAreExactlyTheJobs() throws Exception {
    RigTask task =
        start(Jobs.idle().with("ulimit", List.of(Map.of("nproc", "4096", "nofile", "2048:4096"))));
    assertThat(
            PodmanPlugin.inspect(
                    task, "{{range .HostConfig.Ulimits}}{{.Name}}={{.Soft}}:{{.Hard}} {{end}}")
                .split(" "))
        .containsExactlyInAnyOrder("RLIMIT_NPROC=4096:4096", "RLIMIT_NOFILE=2048:4096");
  }

  @Test
  @DisplayName("PidsLimit")
  void numberOfProcessesIsLimited() throws Exception {
    RigTask task = start(Jobs.idle().with("pids_limit", 100));
    assertThat(PodmanPlugin.inspect(task, "{{.HostConfig.PidsLimit}}")).isEqualTo("100");
  }
}
