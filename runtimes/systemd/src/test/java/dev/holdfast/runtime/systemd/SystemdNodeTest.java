package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.Output;
import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.Workbench;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is systemd's own, against this node's systemd. */
@NeedsSystemd
class SystemdNodeTest {
  private final SystemdUnderTest systemd = new SystemdUnderTest();
  private final Workbench bench = new Workbench(systemd);

  @AfterEach
  void clean() {
    bench.close();
  }

  private static List<String> script(String text) {
    return List.of("/bin/sh", "-c", text);
  }

  private Specs shell(String text, Map<String, Object> more) {
    Map<String, Object> options = new java.util.HashMap<>(more);
    options.put("command", "/bin/sh");
    options.put("args", List.of("-c", text));
    return bench.spec(script(text)).options(new OptionValues(options));
  }

  private String outputOf(Specs specs) {
    Output out = bench.output();
    bench.runtime().launch(specs.output(out.path(), "/dev/null").build());
    bench.eventually(() -> assertThat(out.ended()).isTrue());
    return out.text();
  }

  private void assertRefused(WorkloadSpec spec, String part) {
    assertThatThrownBy(() -> bench.runtime().launch(spec))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n");
    assertThat(bench.runtime().observe(spec.id())).isEqualTo(new Absent());
    bench.eventually(() -> assertThat(systemd.leftovers(spec.id())).isEmpty());
  }

  private ExitStatus endOf(WorkloadSpec spec) {
    bench.awaitEnd(spec.id());
    return ((Exited) bench.runtime().observe(spec.id())).status();
  }

  @Test
  void folderThatIsMissingIsNamed() {
    assertRefused(
        shell("true", Map.of("working_directory", "no-such-folder")).build(), "no-such-folder");
  }

  @Test
  void programWithoutItsInterpreterIsNamed() throws IOException {
    Path script = Files.createTempFile("holdfast-", ".sh");
    Files.writeString(script, "#!/no/such/interpreter\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertRefused(bench.spec(List.of(script.toString())).build(), script.toString());
    Files.delete(script);
  }

  @Test
  void unknownGroupIsNamed() {
    assertRefused(shell("true", Map.of("group", "no-such-group")).build(), "no-such-group");
  }

  @Test
  void volumeWithoutItsHostFolderIsNamed() {
    WorkloadSpec spec = NodeSpecs.withMount(shell("true", Map.of()).build(), "/no/such/volume");
    assertRefused(spec, "/no/such/volume");
  }

  @Test
  void networkThatIsGoneIsNamed() {
    WorkloadSpec spec = NodeSpecs.withNetwork(shell("true", Map.of()).build(), "/run/no-such-net");
    assertRefused(spec, "/run/no-such-net");
  }

  @Test
  void fullRunFolderIsToldAsSomethingThatMayChange() throws Exception {
    Path folder = Files.createDirectories(systemd.bootFolder().resolve("environment"));
    node("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", folder.toString());
    try {
      Path filler = Files.write(folder.resolve("filler"), new byte[4096]);
      WorkloadSpec spec = shell("sleep 60", Map.of()).environment(Map.of("A", "b")).build();
      assertThatThrownBy(() -> bench.runtime().launch(spec))
          .isInstanceOf(RuntimeUnavailable.class)
          .hasMessageContaining("free space there");
      assertThat(bench.runtime().observe(spec.id())).isEqualTo(new Absent());
      assertThat(folder.resolve(spec.id().value())).doesNotExist();
      Files.delete(filler);
      bench.runtime().launch(spec);
      assertThat(bench.runtime().observe(spec.id())).isInstanceOf(Running.class);
      bench.runtime().signal(spec.id(), Signal.KILL, SignalTarget.ALL);
      bench.awaitEnd(spec.id());
      bench.runtime().remove(spec.id());
    } finally {
      node("umount", folder.toString());
    }
  }

  private static void node(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void volumesAreSeenInTheTaskOnly() throws IOException {
    Path host = Files.createTempDirectory("holdfast-volume-");
    Files.writeString(host.resolve("file"), "from the host");
    WorkloadSpec spec =
        NodeSpecs.withMount(
            shell("cat data/file; echo changed > data/file || echo read-only", Map.of()).build(),
            host.toString());
    Output out = bench.output();
    bench.runtime().launch(NodeSpecs.withOutput(spec, out.path()));
    bench.eventually(() -> assertThat(out.ended()).isTrue());
    assertThat(out.text()).isEqualTo("from the hostread-only\n");
    assertThat(spec.directory().root().resolve("data/file")).doesNotExist();
    Files.delete(host.resolve("file"));
    Files.delete(host);
  }

  @Test
  void userGroupAndFolderAreAsAsked() {
    assertThat(outputOf(shell("id -un; id -gn; pwd", Map.of("group", "adm")).user("nobody")))
        .startsWith("nobody\nadm\n/")
        .endsWith("/task\n");
    assertThat(outputOf(shell("id -un; pwd", Map.of("working_directory", "local"))))
        .startsWith("root\n/")
        .endsWith("/task/local\n");
  }

  @Test
  void secretsAreInNoPropertyAndNoReadableFile() throws Exception {
    WorkloadSpec spec =
        shell("echo ready; exec sleep 100000", Map.of())
            .environment(Map.of("TOKEN", "hunter2-in-env"))
            .build();
    bench.runtime().launch(spec);
    String unit = UnitNames.of(spec.id());
    assertThat(NodeSpecs.run("systemctl", "show", unit)).doesNotContain("hunter2");
    assertThat(NodeSpecs.run("systemctl", "cat", unit)).doesNotContain("hunter2");
    Path file = new EnvironmentFiles(systemd.bootFolder()).path(spec.id());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).contains("hunter2");
  }

  @Test
  void exitIsNotHeldUpByAPipeWhoseReaderHasLeft() throws Exception {
    WorkloadSpec spec =
        shell("echo one; read x < go; exit 7", Map.of()).output("out", "/dev/null").build();
    Path root = spec.directory().root();
    assertThat(NodeSpecs.run("mkfifo", root.resolve("out").toString(), root + "/go")).isEmpty();
    WorkloadSpec piped = NodeSpecs.withOutput(spec, root.resolve("out").toString());
    Process reader = new ProcessBuilder("head", "-n1", root + "/out").start();
    bench.runtime().launch(piped);
    assertThat(reader.waitFor()).isZero();
    Files.writeString(root.resolve("go"), "go\n");
    assertThat(endOf(piped)).isEqualTo(ExitStatus.exited(7));
  }

  @Test
  void programThatCannotRunAfterAllIsAnExit() throws Exception {
    Output late = bench.unreadOutput();
    WorkloadSpec spec =
        shell("true", Map.of("working_directory", "no-such-folder"))
            .output(late.path(), "/dev/null")
            .build();
    bench.runtime().launch(spec);
    assertThat(bench.runtime().observe(spec.id())).isInstanceOf(Running.class);
    assertThat(NodeSpecs.run("cat", late.path())).isEmpty();
    assertThat(endOf(spec)).isEqualTo(ExitStatus.exited(200));
  }

  @Test
  void journalHoldsTheOutputUnderTheTasksFields() throws Exception {
    OptionValues journal = new OptionValues(Map.of("driver", "journald", "identifier", "my-id"));
    WorkloadSpec spec = shell("echo to the journal", Map.of("logging", journal)).build();
    bench.runtime().launch(spec);
    String field = "NOMAD_ALLOC_ID=" + spec.labels().slot().allocId();
    bench.eventually(() ->
        assertThat(NodeSpecs.run("journalctl", "-o", "short", "-q", "-t", "my-id", field))
            .contains("to the journal"));
  }

  @Test
  void unitOfOthersUnderOurNameIsNeitherOursNorAbsent() throws Exception {
    TaskSlot slot = new TaskSlot(UUID.randomUUID().toString(), "foreign");
    WorkloadSpec spec = bench.spec(slot, script("true")).build();
    String unit = UnitNames.of(spec.id());
    NodeSpecs.run("systemd-run", "-q", "--unit", unit, "/bin/sleep", "100000");
    try {
      assertThat(bench.runtime().observe(spec.id())).isInstanceOf(Unknown.class);
      assertThat(bench.runtime().list()).isEmpty();
      assertThatThrownBy(() -> bench.runtime().launch(spec))
          .isInstanceOf(RuntimeRefused.class)
          .hasMessageContaining(unit);
    } finally {
      NodeSpecs.run("systemctl", "stop", unit);
    }
  }
}
