package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.holdfast.contracts.Workbench;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a reload or re-execution of this node's systemd leaves as it was. */
@NeedsSystemd
class SystemdReloadsTest {
  private static final List<String> SLEEPER =
      List.of("/bin/sh", "-c", "echo ready; exec sleep 100000");

  private final Workbench bench = new Workbench(new SystemdUnderTest());

  @AfterEach
  void clean() {
    bench.close();
  }

  @Test
  void argumentsAreTheSameAfterAReload() throws Exception {
    List<String> command = new ArrayList<>(SLEEPER);
    command.addAll(List.of("$HOME", "${x}", "$$", ";", "%n", "\\"));
    WorkloadSpec spec = bench.spec(command).build();
    bench.runtime().launch(spec);
    String argv = "argv[]=" + String.join(" ", command) + " ;";
    assertThat(commandOf(spec)).contains(argv);
    NodeSpecs.run("systemctl", "daemon-reload");
    assertThat(commandOf(spec)).contains(argv);
  }

  private static String commandOf(WorkloadSpec spec) throws Exception {
    return NodeSpecs.run("systemctl", "show", "-p", "ExecStart", UnitNames.of(spec.id()));
  }

  @Test
  void everythingSurvivesReloadAndReexecution() throws Exception {
    WorkloadSpec living =
        bench.spec(SLEEPER).job("name space", "50% \"x\" \\ é\nUser=root", "$g").build();
    WorkloadSpec ended = bench.spec(List.of("/bin/sh", "-c", "exit 7")).build();
    bench.runtime().launch(living);
    bench.runtime().launch(ended);
    bench.awaitEnd(ended.id());
    var before = bench.runtime().list();
    for (String how : List.of("daemon-reload", "daemon-reexec", "daemon-reload")) {
      NodeSpecs.run("systemctl", how);
      bench.eventually(() -> assertThat(listed()).hasSameElementsAs(before));
    }
    assertThat(((Exited) bench.runtime().observe(ended.id())).status())
        .isEqualTo(ExitStatus.exited(7));
    bench.kill(living.id());
    bench.runtime().remove(ended.id());
    assertThat(bench.runtime().observe(ended.id())).isEqualTo(new Absent());
  }

  @Test
  void connectionsThatBrokeLeaveNothingOpen() throws Exception {
    reexecute();
    long before = openSockets();
    for (int i = 0; i < 3; i++) {
      reexecute();
    }
    bench.eventually(() -> assertThat(openSockets()).isLessThanOrEqualTo(before));
  }

  private void reexecute() throws Exception {
    NodeSpecs.run("systemctl", "daemon-reexec");
    bench.eventually(() -> assertThatCode(bench.runtime()::list).doesNotThrowAnyException());
  }

  private static long openSockets() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(SystemdReloadsTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private List<Sighting> listed() {
    try {
      return bench.runtime().list();
    } catch (RuntimeUnavailable e) {
      return List.of();
    }
  }

  @Test
  void absenceIsNeverClaimedWhileSystemdReloads() throws Exception {
    WorkloadSpec spec = bench.launchUntilReady(SLEEPER);
    Observation before = bench.runtime().observe(spec.id());
    Process reload =
        new ProcessBuilder("sh", "-c", "for i in 1 2 3; do systemctl daemon-reload; done").start();
    do {
      assertThat(bench.runtime().observe(spec.id()))
          .satisfiesAnyOf(
              seen -> assertThat(seen).isEqualTo(before),
              seen -> assertThat(seen).isInstanceOf(Unknown.class));
    } while (reload.isAlive());
    assertThat(reload.waitFor()).isZero();
  }
}
