package dev.holdfast.nomadside.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFoldersTest {
  @TempDir Path data;

  private TaskFolders create() throws IOException {
    return TaskFolders.of(data, TaskIds.newAlloc(), "web").create();
  }

  @Test
  void foldersHaveNomadsModes() throws IOException {
    TaskFolders folders = create();

    assertThat(mode(folders.allocDir())).isEqualTo("rwxr-xr-x");
    assertThat(mode(folders.logs())).isEqualTo("rwxrwxrwx");
    assertThat(mode(folders.local())).isEqualTo("rwxrwxrwx");
    assertThat((Integer) Files.getAttribute(folders.taskDir().resolve("tmp"), "unix:mode") & 07777)
        .isEqualTo(01777);
  }

  @Test
  void pipesAreForTheAgentsUserOnly() throws IOException {
    TaskFolders folders = create();
    new LogCollector(folders).makePipes();

    assertThat(mode(folders.stdoutFifo())).isEqualTo("rw-------");
  }

  @Test
  void readerReadsUntilTheLastWriterLeavesAndNotAgainBeforePrestart() throws IOException {
    TaskFolders folders = create();
    LogCollector logs = new LogCollector(folders);
    logs.prestart();

    Files.writeString(folders.stdoutFifo(), "one\n");
    await().until(() -> logs.stdout().equals("one\n") && logs.readers().size() == 1);
    logs.prestart();
    await().until(() -> logs.readers().size() == 2);
    Files.writeString(folders.stdoutFifo(), "two\n");
    await().until(() -> logs.stdout().equals("one\ntwo\n"));

    logs.finish(Duration.ZERO);
    await().until(() -> logs.readers().isEmpty());
  }

  @Test
  void killedReadersAreGoneUntilTheNextPrestart() throws IOException {
    LogCollector logs = new LogCollector(create());
    logs.prestart();
    await().until(() -> logs.readers().size() == 2);

    logs.kill();

    await().until(() -> logs.readers().isEmpty());
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
