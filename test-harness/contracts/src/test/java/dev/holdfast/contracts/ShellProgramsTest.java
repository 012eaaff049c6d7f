package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scripts do what {@link Programs} says, as plain processes. */
@Timeout(30)
class ShellProgramsTest {
  private final ShellPrograms programs = new ShellPrograms();
  private final List<Process> started = new ArrayList<>();

  private Process start(List<String> line) throws IOException {
    Process process = new ProcessBuilder(line).start();
    started.add(process);
    return process;
  }

  private Process startUntilReady(List<String> line) throws IOException {
    Process process = start(line);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isEqualTo("ready");
    return process;
  }

  @AfterEach
  void killAll() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void term(ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start().waitFor();
  }

  private static void termAll(Process process) throws IOException, InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    term(process.toHandle());
    for (ProcessHandle child : children) {
      term(child);
    }
  }

  @Test
  void runsUntilASignalComes() throws Exception {
    Process process = startUntilReady(programs.runsUntilKilled());
    term(process.toHandle());
    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  @Test
  void exitsWithItsCode() throws Exception {
    assertThat(start(programs.exitsWith(7)).waitFor()).isEqualTo(7);
  }

  @Test
  void ignoresTermAlsoInItsChild() throws Exception {
    Process process = startUntilReady(programs.ignoresTerm());
    termAll(process);
    assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void endsOnTermToMainOrToAll() throws Exception {
    Process main = startUntilReady(programs.endsOnTermWith(3));
    Process all = startUntilReady(programs.endsOnTermWith(3));
    term(main.toHandle());
    termAll(all);
    assertThat(main.waitFor()).isEqualTo(3);
    assertThat(all.waitFor()).isEqualTo(3);
  }

  @Test
  void endsWithItsChildOnly() throws Exception {
    Process process = startUntilReady(programs.endsWithItsChild(5));
    term(process.toHandle());
    assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
    termAll(process);
    assertThat(process.waitFor()).isEqualTo(5);
  }

  @Test
  void printsTextsAsTheyAre() throws Exception {
    Process process = start(programs.prints(Launching.HOSTILE, "-n %s\n"));
    assertThat(process.inputReader(StandardCharsets.UTF_8).readAllAsString())
        .isEqualTo(Launching.HOSTILE);
    assertThat(process.errorReader(StandardCharsets.UTF_8).readAllAsString()).isEqualTo("-n %s\n");
  }
}
