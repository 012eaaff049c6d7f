package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Options of a task's program, against this node's Podman. */
@NeedsPodman
class ProgramOptionsTest {
  private final PodmanUnderTest podman = new PodmanUnderTest();
  private final Tasks tasks = Tasks.on(podman);

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void entrypointComesBeforeCommandAndArguments() {
    tasks.with("entrypoint", List.of("/bin/echo", "entry"));
    assertThat(tasks.output("x")).isEqualTo("entry /bin/sh -c x");
  }

  @Test
  void emptyEntrypointClearsTheImages() {
    TestImage.derive("localhost/holdfast-entry:1", "ENTRYPOINT [\"/bin/echo\",\"entry\"]");
    tasks.with("image", "localhost/holdfast-entry:1");
    assertThat(tasks.output("echo a")).isEqualTo("entry /bin/sh -c echo a");
    tasks.called("two").with("entrypoint", List.of());
    assertThat(tasks.output("echo a")).isEqualTo("a");
  }

  @Test
  void argumentsAloneReplaceTheImagesCommand() {
    tasks.with("entrypoint", List.of("/bin/echo")).with("command", "");
    tasks.with("args", List.of("a b", "$HOME"));
    assertThat(tasks.output("")).isEqualTo("a b $HOME");
  }

  @Test
  void workingDirHostnameUserAndLabelsHold() {
    tasks.with("working_dir", "/var/tmp").with("hostname", "elsewhere").user("www-data");
    tasks.with("labels", Map.of("a", "b=c d"));
    assertThat(tasks.output("pwd; hostname; whoami")).isEqualTo("/var/tmp\nelsewhere\nwww-data");
    assertThat(Tasks.inspect(tasks.spec(""), "{{.Config.Labels.a}}")).isEqualTo("b=c d");
  }

  @Test
  void missingWorkingDirIsRefused() {
    tasks.with("working_dir", "/no/such").assertRefusedAtLaunch("/no/such");
  }

  @Test
  void initRunsAsTheFirstProcess() {
    tasks.with("init", true);
    assertThat(tasks.output("cat /proc/1/cmdline")).contains("init");
  }

  @Test
  void missingInitIsRefused() {
    tasks.with("init", true).with("init_path", "/no/init").assertRefusedAtLaunch("init");
  }

  @Test
  void terminalIsOne() {
    tasks.with("tty", true);
    assertThat(tasks.output("test -t 1 && echo yes")).isEqualTo("yes");
  }

  @Test
  void extraLabelsAreThoseThatMatchAndTheAllocation() {
    PodmanUnderTest other = new PodmanUnderTest().with("extra_labels", List.of("task*"));
    try (Tasks labelled = Tasks.on(other)) {
      var spec = labelled.launch();
      String labels = Tasks.inspect(spec, "{{range $k, $v := .Config.Labels}}{{$k}} {{end}}");
      assertThat(labels.split(" "))
          .filteredOn(name -> name.startsWith("com.hashicorp.nomad."))
          .containsExactlyInAnyOrder(
              "com.hashicorp.nomad.alloc_id",
              "com.hashicorp.nomad.task_name",
              "com.hashicorp.nomad.task_group_name");
    }
  }

  @Test
  void containerStaysWhereTheAgentWantsThat() {
    PodmanUnderTest other = new PodmanUnderTest().with("gc", Values.of("container", false));
    try (Tasks kept = Tasks.on(other)) {
      var spec = kept.spec("exit 3");
      kept.bench().runtime().launch(spec);
      kept.bench().awaitEnd(spec.id());
      kept.bench().runtime().remove(spec.id());
      assertThat(kept.bench().runtime().list()).isEmpty();
      assertThat(TestImage.run("podman", "ps", "-a", "--format", "{{.Names}} {{.ExitCode}}"))
          .containsPattern("kept-" + spec.id() + "-[0-9a-f]{12} 3");
      TestImage.run("bash", "-c", "podman rm $(podman ps -aq --filter name=kept-)");
    }
  }
}
