package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.NeedsNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a task finds around it: folders, variables, user, working directory. */
@NeedsNode
class SurroundingsTest extends OnePlugin {

  @Test
  @DisplayName("50 a file written into NOMAD_ALLOC_DIR is in the allocation's folder")
  void row050_theSharedFolderIsTheAllocations() throws Exception {
    RigTask task = run("echo hello >$NOMAD_ALLOC_DIR/data/out");

    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    assertThat(task.folders().shared().resolve("data/out")).hasContent("hello");
  }

  @Test
  @DisplayName("54 every variable arrives as it is, whatever it holds")
  void row054_everyVariableArrivesAsItIs() throws Exception {
    Map<String, String> odd =
        Map.of(
            "PLAIN", "value",
            "BLANKS", "  a  b ",
            "QUOTES", "it's \"so\"",
            "DOLLARS", "$HOME $$ %n %%",
            "BACKSLASH", "a\\b\\",
            "LINES", "one\ntwo\n",
            "COMMENT", "# no comment; really",
            "NOTHING", "");

    RigTask task = start(idle().withEnv(odd));

    Map<String, String> found = Proc.environment(Outside.pid(task));
    assertThat(found).containsAllEntriesOf(odd);
    assertThat(found).containsAllEntriesOf(task.config().getEnvMap());
  }

  @Test
  @DisplayName("54 names that systemd does not take are left out, and the rest arrives")
  void row054_namesThatSystemdDoesNotTakeAreLeftOut() throws Exception {
    RigTask task = start(idle().withEnv(Map.of("discovery.type", "single", "PLAIN", "value")));

    assertThat(Proc.environment(Outside.pid(task)))
        .containsEntry("PLAIN", "value")
        .doesNotContainKey("discovery.type");
  }

  @Test
  @DisplayName("54 variables are no property of the unit, where every user could read them")
  void row054_variablesCannotBeReadByOthers() throws Exception {
    RigTask task = start(idle().withEnv(Map.of("TOKEN", "sesame-4711")));

    String unit = Outside.unit(Outside.pid(task));

    assertThat(Outside.command("systemctl", "show", unit)).doesNotContain("sesame");
    assertThat(Outside.command("systemctl", "cat", unit)).doesNotContain("sesame");
    assertThat(Outside.command("ps", "axww")).doesNotContain("sesame");
  }

  @Test
  @DisplayName("55 a task runs as its user, with that user's group")
  void row055_aTaskRunsAsItsUser() throws Exception {
    long pid = Outside.pid(start(idle().withUser("daemon")));

    assertThat(Outside.status(pid, "Uid").split("\\s+")).containsOnly("1");
    assertThat(Outside.status(pid, "Gid").split("\\s+")).containsOnly("1");
  }

  @Test
  @DisplayName("55 with the option group, as that group")
  void row055_aTaskRunsAsItsGroup() throws Exception {
    TaskSpec task = shell("id -u; id -gn; exit 0").withUser("nobody").with("group", "daemon");

    RigTask started = start(task);

    assertThat(started.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    awaitOutput(started, "65534\ndaemon\n");
  }

  @ParameterizedTest
  @CsvSource({"'', .", "local, local", "/usr/lib, /usr/lib"})
  @DisplayName("56 a task starts in its working directory, by default in its own folder")
  void row056_aTaskStartsInItsWorkingDirectory(String option, String expected) throws Exception {
    TaskSpec task = idle();

    RigTask started = start(option.isEmpty() ? task : task.with("working_directory", option));

    Path folder = Files.readSymbolicLink(Path.of("/proc/" + Outside.pid(started) + "/cwd"));
    assertThat(folder).isEqualTo(started.folders().taskDir().resolve(expected).normalize());
  }

  @Test
  @DisplayName("56 a command is also looked for in the task's folders")
  void row056_aCommandMayBeInTheTasksFolders() throws Exception {
    TaskSpec task = program("local/greet");
    rig().prepare(task);
    Path program = rig().folders(task).local().resolve("greet");
    Files.writeString(program, "#!/bin/sh\nexit 8\n");
    Files.setAttribute(program, "unix:mode", 0755);

    assertThat(start(task).await(PATIENCE)).isEqualTo(ExitReport.code(8));
  }
}
