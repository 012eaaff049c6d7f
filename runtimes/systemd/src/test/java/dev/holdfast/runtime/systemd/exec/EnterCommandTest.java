package dev.holdfast.runtime.systemd.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnterCommandTest {
  private static final List<String> COMMAND = List.of("printenv", "$TOKEN");

  private static Target target(Map<String, String> environment) {
    return new Target(
        42,
        List.of(Path.of("/sys/fs/cgroup/x/cgroup.procs")),
        "33",
        "34",
        List.of("34", "4"),
        Path.of("/alloc/web"),
        environment);
  }

  @Test
  void secretsAreNeverArguments() {
    EnterCommand enter = EnterCommand.of(target(Map.of("TOKEN", "hunter2")), COMMAND);
    assertThat(enter.arguments()).noneMatch(argument -> argument.contains("hunter2"));
    assertThat(enter.environment()).containsValue("hunter2");
  }

  @Test
  void noVariableOfTheTaskWorksOnAStepBeforeItsUser() {
    EnterCommand enter =
        EnterCommand.of(target(Map.of("LD_PRELOAD", "/evil.so", "PATH", "/evil")), COMMAND);
    assertThat(enter.environment().keySet()).allMatch(name -> name.startsWith("HOLDFAST_"));
    int user = enter.arguments().indexOf("/usr/bin/setpriv");
    assertThat(enter.arguments().subList(0, user)).noneMatch(it -> it.contains("LD_PRELOAD"));
  }

  @Test
  void commandComesLastAndUntouched() {
    List<String> arguments = EnterCommand.of(target(Map.of()), COMMAND).arguments();
    assertThat(arguments.subList(arguments.size() - COMMAND.size(), arguments.size()))
        .isEqualTo(COMMAND);
  }

  @Test
  void groupsNamespacesAndUserAreTheTargets() {
    assertThat(EnterCommand.of(target(Map.of()), COMMAND).arguments())
        .contains(
            "/sys/fs/cgroup/x/cgroup.procs",
            "--target=42",
            "--wd=/proc/42/root/alloc/web",
            "--reuid=33",
            "--regid=34",
            "--groups=34,4");
  }

  @Test
  void variablesThatShellsKeepForThemselvesAreLeftOut() {
    EnterCommand enter = EnterCommand.of(target(Map.of("UID", "0", "PPID", "1")), COMMAND);
    assertThat(enter.environment()).isEmpty();
  }

  @Test
  void terminalIsPassedOn() {
    assertThat(EnterCommand.onTerminal(target(Map.of()), COMMAND, "/dev/pts/7").arguments())
        .contains("/dev/pts/7");
  }
}
