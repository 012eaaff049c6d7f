package dev.holdfast.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controller.admin.AdminSocket;
import dev.holdfast.controller.dump.Belief;
import dev.holdfast.controller.dump.JsonRenderer;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.NodeImageBuilder;
import dev.holdfast.controller.dump.Redaction;
import dev.holdfast.controller.life.ProcessState;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpCommandTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @TempDir Path folder;
  private final Cli cli = new Cli();

  @Test
  void aRunningPluginIsAsked() throws IOException {
    try (AdminSocket _ = AdminSocket.open(folder, () -> live(running("web"), running("api")))) {
      assertThat(dump()).isZero();
    }
    assertThat(cli.out())
        .startsWith("2 tasks: 2 converged - 0 orphans - store ok\n")
        .contains("live from holdfast 0.1.0, pid 77");
  }

  @Test
  void ofOneTaskTheKernelIsAskedToo() throws IOException {
    try (AdminSocket _ = AdminSocket.open(folder, () -> live(running("web"), running("api")))) {
      assertThat(dump("web")).isZero();
      assertThat(cli.out()).contains("kernel: no control group, stdout is gone, stderr is gone");
      assertThat(dump("--evidence")).isZero();
      assertThat(cli.out().split("kernel: ", -1)).hasSize(1 + 1 + 2);
      assertThat(dump()).isZero();
      assertThat(cli.out().split("kernel: ", -1)).hasSize(1 + 1 + 2);
    }
  }

  @Test
  void aDifferenceIsExitCodeOne() throws IOException {
    Belief absent = new Belief(record("db"), new Observation.Absent(), NOW, "", "", "", null, 0);
    try (AdminSocket _ = AdminSocket.open(folder, () -> live(running("web"), absent))) {
      assertThat(dump()).isEqualTo(1);
      assertThat(dump("web")).isZero();
    }
  }

  @Test
  void tasksAreChosenByNameOrAllocation() throws IOException {
    try (AdminSocket _ = AdminSocket.open(folder, () -> live(running("web"), running("api")))) {
      dump("api", "-o", "json");
      NodeImage image = new JsonRenderer().parse(cli.out());
      assertThat(image.tasks()).singleElement().extracting("task").isEqualTo("api");
      cli.out.reset();
      dump("0f1c2d3e", "-o", "json");
      assertThat(new JsonRenderer().parse(cli.out()).tasks()).hasSize(2);
    }
  }

  @Test
  void withoutAPluginTheFilesAreReadAndTheDumpSaysSo() {
    cli.offline(new LoadedRecords(List.of(record("web")), List.of()));
    assertThat(dump()).isZero();
    assertThat(cli.out())
        .startsWith("1 task: 1 unknown - 0 orphans - store ok\n")
        .contains("offline from the store's files")
        .contains("note: the plugin does not answer");
  }

  @Test
  void theFilesCanBeAskedForAlthoughAPluginRuns() throws IOException {
    cli.offline(new LoadedRecords(List.of(), List.of()));
    try (AdminSocket _ = AdminSocket.open(folder, () -> live(running("web")))) {
      assertThat(dump("--offline")).isZero();
    }
    assertThat(cli.out()).contains("note: asked to read the files only");
  }

  @Test
  void damageIsToldAndIsExitCodeOne() {
    cli.offline(new LoadedRecords(List.of(), List.of("journal-1.log ends early")));
    assertThat(dump()).isEqualTo(1);
    assertThat(cli.out()).contains("store damaged").contains("note: journal-1.log ends early");
  }

  @Test
  void withNeitherPluginNorStoreItSaysSo() {
    assertThat(dump()).isEqualTo(3);
    assertThat(cli.err())
        .startsWith("holdfast: the plugin does not answer: no answer from " + folder)
        .contains("; there is no store at " + folder)
        .hasLineCount(1);
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void aLineForEachPartIsReadBackAsTheSameDump() throws IOException {
    try (AdminSocket _ = AdminSocket.open(folder, () -> live(running("web"), running("api")))) {
      dump("-o", "ndjson");
    }
    assertThat(cli.out()).hasLineCount(3);
    assertThat(cli.out().lines()).element(0).asString().startsWith("{\"kind\":\"header\"");
    assertThat(new JsonRenderer().parseAll(cli.out()))
        .singleElement()
        .satisfies(image -> assertThat(image.tasks()).hasSize(2));
  }

  @Test
  void aTaskCanAlsoBeNamedByAnOptionAndByItsWholeId() throws IOException {
    try (AdminSocket _ = AdminSocket.open(folder, () -> live(running("web"), running("api")))) {
      dump("--task", "0f1c2d3e-1111-2222-3333-444455556666/api/1", "-o", "json");
    }
    assertThat(new JsonRenderer().parse(cli.out()).tasks())
        .singleElement()
        .extracting("task")
        .isEqualTo("api");
  }

  @Test
  void twoDumpsAreComparedAndTheExitCodeTells() throws IOException {
    Path before = saved("before", live(running("web")));
    Path after = saved("after", live(running("api")));
    assertThat(cli.run("dump", "--diff", before.toString(), before.toString())).isZero();
    assertThat(cli.run("dump", "--diff", before.toString(), after.toString())).isEqualTo(1);
    assertThat(cli.out()).contains("0 changed, 1 new, 1 gone");
    assertThat(cli.run("dump", "--diff", before.toString(), folder.toString())).isEqualTo(3);
    assertThat(cli.err()).contains(folder + " is no dump: make one with holdfast dump -o json");
  }

  private Path saved(String name, NodeImage image) throws IOException {
    return Files.writeString(folder.resolve(name), new JsonRenderer().render(image));
  }

  @Test
  void aTaskIsExplainedOrItIsSaidThatThereIsNone() throws IOException {
    try (AdminSocket _ = AdminSocket.open(folder, () -> live(running("web")))) {
      String[] options = {"--driver", "systemd", "--state-dir", folder.toString()};
      assertThat(cli.run("explain", "web", options[0], options[1], options[2], options[3]))
          .isZero();
      assertThat(cli.out()).contains("Nomad wants it to run.");
      assertThat(cli.run("explain", "nope", options[0], options[1], options[2], options[3]))
          .isEqualTo(1);
      assertThat(cli.err()).contains("no task is called so").contains("nope");
    }
  }

  @Test
  void aPluginThatIsStoppedIsNotWaitedFor() throws Exception {
    cli.offline(new LoadedRecords(List.of(record("web")), List.of()));
    Process stopped = new ProcessBuilder("sleep", "600").start();
    try (AdminSocket _ = AdminSocket.open(folder, () -> live(running("web")))) {
      new ProcessBuilder("kill", "-STOP", String.valueOf(stopped.pid())).start().waitFor();
      Awaitility.await().until(() -> state(stopped).isStopped());
      Files.writeString(
          folder.resolve("life"),
          "generation=3\npid=%d\nstart_ticks=%d\nboot=%s\nstarted=%s\n"
              .formatted(stopped.pid(), state(stopped).startTicks(), NodeFacts.currentBoot(), NOW));
      assertThat(dump()).isZero();
    } finally {
      stopped.destroyForcibly();
    }
    assertThat(cli.out())
        .contains("offline from the store's files")
        .contains("is STOPPED (SIGSTOP")
        .contains("generation 3")
        .contains("note: the plugin does not answer: process " + stopped.pid() + " is stopped");
  }

  private static ProcessState state(Process process) {
    return ProcessState.of(process.pid()).orElseThrow();
  }

  @Test
  void aPluginThatHangsIsGivenUpSoon() throws IOException {
    cli.offline(new LoadedRecords(List.of(record("web")), List.of()));
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(folder.resolve("admin.sock")));
      assertThat(dump()).isZero();
    }
    assertThat(cli.out())
        .contains("note: the plugin does not answer: no answer within 400 ms")
        .contains("placeholders of hidden texts fit no other dump");
  }

  private int dump(String... more) {
    String[] args = {"dump", "--driver", "systemd", "--state-dir", folder.toString()};
    return cli.run(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private static Belief running(String task) {
    TaskRecord record = record(task);
    Incarnation alive = new Incarnation("i1", 4242, NOW, "");
    return new Belief(
        record, new Observation.Running(record.invocation(), alive), NOW, "", "", "", null, 0);
  }

  private static TaskRecord record(String task) {
    TaskSlot slot = new TaskSlot("0f1c2d3e-1111-2222-3333-444455556666", task);
    WorkloadLabels labels =
        new WorkloadLabels(
            new Owner("o1"), slot, new Invocation(slot + "/1"), "default", "shop", "g");
    return TaskRecord.wanted(
        labels,
        "systemd",
        new SpecOutline(
            "/bin/app", "", Resources.none(), new Stdio("/nowhere/out", "/nowhere/err"), ""));
  }

  private static NodeImage live(Belief... beliefs) {
    NodeImage.Header header =
        new NodeImage.Header(
            NodeImage.SCHEMA_VERSION,
            "0.1.0",
            "systemd",
            "node-1",
            "b1",
            new NodeImage.PluginImage(77, 4, "b1", NOW, null, "running", false),
            List.of(),
            null,
            new StoreInfo("memory", 2, 0, 0, null),
            NodeImage.Source.LIVE,
            NOW,
            List.of(),
            null,
            List.of());
    return new NodeImageBuilder(Redaction.withFreshKey()).build(header, List.of(beliefs));
  }
}
