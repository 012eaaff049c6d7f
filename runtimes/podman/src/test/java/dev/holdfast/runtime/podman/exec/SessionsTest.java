package dev.holdfast.runtime.podman.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes as the kernel listed them beside a command in a container. */
class SessionsTest {
  private static final String SCOPE = "0::/nomad.slice/libpod-087b.scope/container\n";
  private static final String MONITOR = "0::/nomad.slice/libpod-conmon-087b.scope\n";

  @TempDir Path proc;

  private void process(long pid, String name, String state, long session, String group)
      throws IOException {
    Path folder = Files.createDirectory(proc.resolve("" + pid));
    Files.writeString(
        folder.resolve("stat"),
        "%d (%s) %s 8668 %d %d 0 -1 4194560 142\n".formatted(pid, name, state, session, session));
    Files.writeString(folder.resolve("cgroup"), group);
  }

  private void container() throws IOException {
    process(8641, "conmon", "S", 8641, MONITOR);
    process(8646, "sleep", "S", 8646, SCOPE);
    process(8668, "conmon", "S", 8668, MONITOR);
    Files.createDirectory(proc.resolve("sys"));
  }

  @Test
  void sessionThatTheCommandLeadsIsItsOwn() throws IOException {
    container();
    process(8673, "sh", "S", 8673, SCOPE);
    process(8674, "a ) S 1 1", "S", 8673, SCOPE + "child");
    assertThat(new Sessions(proc).members(8673)).containsExactlyInAnyOrder(8673L, 8674L);
  }

  @Test
  void sessionThatAProcessBeforeItLedIsTheCommandsToo() throws IOException {
    container();
    process(8673, "sh", "S", 8672, SCOPE);
    process(8674, "sleep", "S", 8672, SCOPE);
    assertThat(new Sessions(proc).members(8673)).containsExactlyInAnyOrder(8673L, 8674L);
  }

  @Test
  void monitorIsSparedThoughItSharedTheSession() throws IOException {
    container();
    process(8673, "sh", "S", 8668, SCOPE);
    assertThat(new Sessions(proc).members(8673)).containsExactly(8673L);
  }

  @Test
  void childrenOfALeaderThatHasEndedAreStillFound() throws IOException {
    container();
    process(8673, "sh", "Z", 8673, SCOPE);
    process(8674, "sleep", "S", 8673, SCOPE);
    assertThat(new Sessions(proc).members(8673)).containsExactly(8674L);
    assertThat(new Sessions(proc).members(9999)).isEmpty();
  }
}
