package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.Output;
import dev.holdfast.contracts.Workbench;
import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands beside a unit's processes, against this node's systemd. */
@NeedsSystemd
class SystemdExecTest {
  private static final List<String> SLEEPER =
      List.of("/bin/sh", "-c", "echo ready; exec /bin/sleep 100000");
  private static final String HOSTILE = "a\nb \"$x\" `y` \\ 'z' é";

  private final Workbench bench = new Workbench(new SystemdUnderTest());

  @AfterEach
  void clean() {
    bench.close();
  }

  private WorkloadSpec living(Map<String, String> environment, String user) {
    Output out = bench.output();
    WorkloadSpec spec =
        bench
            .spec(SLEEPER)
            .environment(environment)
            .user(user)
            .output(out.path(), "/dev/null")
            .build();
    bench.runtime().launch(spec);
    bench.eventually(() -> assertThat(out.text()).contains("ready"));
    return spec;
  }

  private ExecSession start(WorkloadSpec spec, boolean terminal, String script) {
    return bench
        .runtime()
        .exec()
        .orElseThrow()
        .start(spec.id(), List.of("/bin/sh", "-c", script), terminal);
  }

  private String outputOf(WorkloadSpec spec, String script) throws IOException {
    try (ExecSession session = start(spec, false, script)) {
      return text(session);
    }
  }

  private static String text(ExecSession session) throws IOException {
    return new String(session.stdout().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void commandIsTheTasksUserInItsFolderWithItsVariables() throws IOException {
    WorkloadSpec spec = living(Map.of("A", HOSTILE, "LD_PRELOAD", ""), "nobody");
    assertThat(outputOf(spec, "id -u; id -g; id -G; pwd; printf %s \"$A\""))
        .isEqualTo("65534\n65534\n65534\n" + spec.directory().root() + "\n" + HOSTILE);
  }

  @Test
  void commandSeesNoneOfOurVariables() throws IOException {
    assertThat(outputOf(living(Map.of("A", "1"), ""), "env"))
        .contains("A=1\n")
        .doesNotContain("HOLDFAST_");
  }

  @Test
  void commandIsInTheControlGroupsOfTheTask() throws IOException {
    WorkloadSpec spec = living(Map.of(), "nobody");
    assertThat(outputOf(spec, "cat /proc/self/cgroup").lines())
        .filteredOn(line -> line.contains(":memory:") || line.startsWith("0::"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("/" + UnitNames.of(spec.id())));
  }

  @Test
  void commandSharesTheNamespacesOfTheTask() throws IOException {
    WorkloadSpec plain = bench.spec(SLEEPER).build();
    WorkloadSpec spec = NodeSpecs.withMount(plain, "/usr/share");
    bench.runtime().launch(spec);
    assertThat(outputOf(spec, "ls data; readlink /proc/self/ns/mnt"))
        .contains("dpkg")
        .doesNotContain(Files.readSymbolicLink(Path.of("/proc/self/ns/mnt")).toString());
  }

  @Test
  void nobodySeesSecretsInTheListOfProcesses() throws Exception {
    WorkloadSpec spec = living(Map.of("TOKEN", "hunter2-exec"), "");
    try (ExecSession session = start(spec, false, "echo started; sleep 100000")) {
      assertThat(session.stdout().read()).isEqualTo('s');
      assertThat(NodeSpecs.run("ps", "-eww", "-o", "args")).doesNotContain("hunter2-exec");
    }
  }

  @Test
  void nameIsLookedForOnThePathOfTheTask() {
    WorkloadSpec spec = living(Map.of("PATH", "/no/such/folder"), "");
    var exec = bench.runtime().exec().orElseThrow();
    assertThatThrownBy(() -> exec.start(spec.id(), List.of("ls"), false))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessage("\"ls\" is not an executable file in the task");
  }

  @Test
  void terminalHasTheSizeThatItWasGiven() throws Exception {
    WorkloadSpec spec = living(Map.of(), "nobody");
    try (ExecSession session = start(spec, true, "read x; stty size; test -t 0 && tty")) {
      session.resize(31, 97);
      session.stdin().write("go\n".getBytes(StandardCharsets.UTF_8));
      assertThat(text(session)).contains("31 97").contains("/dev/pts/");
      assertThat(session.await()).isEqualTo(ExitStatus.exited(0));
    }
  }

  @Test
  void resizeTellsTheCommand() throws IOException {
    WorkloadSpec spec = living(Map.of(), "");
    String script = "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.1; done";
    try (ExecSession session = start(spec, true, script)) {
      assertThat(session.stdout().readNBytes(5))
          .isEqualTo("ready".getBytes(StandardCharsets.UTF_8));
      session.resize(40, 120);
      assertThat(text(session)).contains("40 120");
    }
  }

  @Test
  void terminalEndsWithTheCommandAlthoughAChildHoldsIt() throws Exception {
    WorkloadSpec spec = living(Map.of(), "");
    String script = "trap '' HUP; sleep 100000 & echo done";
    try (ExecSession session = start(spec, true, script)) {
      assertThat(text(session)).contains("done");
      assertThat(session.await()).isEqualTo(ExitStatus.exited(0));
    }
  }

  @Test
  void interruptFromTheTerminalReachesTheCommand() throws Exception {
    WorkloadSpec spec = living(Map.of(), "");
    try (ExecSession session =
        start(spec, true, "trap 'exit 3' INT; echo up; while :; do sleep 0.1; done")) {
      assertThat(session.stdout().readNBytes(2)).isEqualTo("up".getBytes(StandardCharsets.UTF_8));
      session.stdin().write(3);
      assertThat(session.await()).isEqualTo(ExitStatus.exited(3));
    }
  }

  @Test
  void closingLeavesNoProcessOfTheCommand() throws Exception {
    WorkloadSpec spec = living(Map.of(), "");
    for (boolean terminal : List.of(true, false)) {
      try (ExecSession session =
          start(spec, terminal, "sleep 86399 & sleep 86399 & echo up; wait")) {
        assertThat(session.stdout().readNBytes(2)).isEqualTo("up".getBytes(StandardCharsets.UTF_8));
      }
      bench.eventually(() ->
          assertThat(NodeSpecs.run("ps", "-eww", "-o", "stat,args")).doesNotContain("sleep 86399"));
    }
  }

  @Test
  void silentCommandsStarveNoVirtualThread() {
    WorkloadSpec spec = living(Map.of(), "");
    List<ExecSession> sessions =
        IntStream.range(0, 20).mapToObj(i -> start(spec, i % 2 == 0, "sleep 100000")).toList();
    try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> reads =
          sessions.stream().map(it -> virtual.submit(() -> it.stdout().read())).toList();
      var other = virtual.submit(() -> "still runs");
      bench.eventually(() -> assertThat(other.isDone()).isTrue());
      sessions.forEach(ExecSession::close);
      bench.eventually(() -> assertThat(reads).allMatch(Future::isDone));
    }
  }
}
