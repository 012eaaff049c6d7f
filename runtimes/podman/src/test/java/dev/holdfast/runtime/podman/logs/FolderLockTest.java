package dev.holdfast.runtime.podman.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  @Test
  void anotherProcessIsKeptOut() throws Exception {
    try (FolderLock _ = FolderLock.take(folder).orElseThrow()) {
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  ShipperMain.class.getName(),
                  folder.toString())
              .inheritIO()
              .start();
      assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(folder).isDirectoryNotContaining("glob:**/shipper.pid");
      assertThat(folder).isDirectoryContaining("glob:**/shipper.lock");
    }
  }

  @Test
  void theFileGoesWithItsHolderAndTheNextOneTakesTheFolder() throws IOException {
    try (FolderLock _ = FolderLock.take(folder).orElseThrow()) {
      assertThat(folder).isDirectoryContaining("glob:**/shipper.lock");
    }
    assertThat(folder).isEmptyDirectory();
    try (FolderLock _ = FolderLock.take(folder).orElseThrow()) {
      assertThat(folder).isNotEmptyDirectory();
    }
  }
}
