package dev.holdfast.nomadside.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.task.Fifos;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserverTest {
  @TempDir Path folder;

  @Test
  void identityIsStableWhileTheProcessLivesAndAbsentAfterwards() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "300").start();
    ProcessIdentity identity = Proc.identity(sleep.pid()).orElseThrow();

    assertThat(Proc.identity(sleep.pid())).contains(identity);
    assertThat(Proc.isAlive(new ProcessIdentity(identity.pid(), identity.startTicks() + 1)))
        .isFalse();
    sleep.destroyForcibly().waitFor();
    assertThat(Proc.isAlive(identity)).isFalse();
  }

  @Test
  void ownProcessIsReadWithParentCommandAndCgroup() {
    long pid = ProcessHandle.current().pid();

    assertThat(Proc.parent(pid)).contains(ProcessHandle.current().parent().orElseThrow().pid());
    assertThat(Proc.commandLine(pid)).first().asString().endsWith("java");
    assertThat(Proc.cgroups(pid)).isNotEmpty();
  }

  @Test
  void childrenOfATaskAreNoSecondCopyAndASecondCopyIsSeen() throws Exception {
    Process first = task("sh", "-c", "sleep 300 & wait");
    Process second = task("sleep", "300");
    try {
      await().until(() -> Workloads.processes("a-1", "web").size() == 3);

      assertThat(Workloads.copies("a-1", "web"))
          .extracting(ProcessIdentity::pid)
          .containsExactlyInAnyOrder(first.pid(), second.pid());
      assertThat(Workloads.copies("a-1", "db")).isEmpty();
    } finally {
      first.descendants().forEach(ProcessHandle::destroyForcibly);
      first.destroyForcibly();
      second.destroyForcibly();
    }
  }

  private static Process task(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(Map.of("NOMAD_ALLOC_ID", "a-1", "NOMAD_TASK_NAME", "web"));
    return builder.start();
  }

  @Test
  void inventoryTellsWhatWasLeftBehind() throws Exception {
    Observer observer = new Observer("", path -> false, folder);
    Inventory before = observer.inventory();

    Fifos.make(folder.resolve("left.fifo"));

    Inventory left = observer.inventory().since(before);
    assertThat(left.isEmpty()).isFalse();
    assertThat(left.fifos()).containsExactly(folder.resolve("left.fifo").toString());
    assertThat(left.mounts()).isEmpty();
  }
}
