package dev.holdfast.runtime.podman.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir private Path folder;
  private Path path = Path.of("");
  private LogFiles log = new LogFiles(path);

  @BeforeEach
  void open() {
    path = folder.resolve("ctr.log");
    log = new LogFiles(path);
  }

  @AfterEach
  void close() throws IOException {
    log.close();
  }

  /** As the monitor does it. */
  private void replace(String text) throws IOException {
    Path fresh = folder.resolve("ctr.log.tmp");
    Files.writeString(fresh, text);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private String rest() throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[100];
    boolean more = true;
    while (more) {
      more = log.isReplaced();
      int count = log.read(buffer, 0);
      read.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
      if (more) {
        log.next();
      }
    }
    return read.toString();
  }

  @Test
  void logThatIsNotThereYetIsEmpty() throws IOException {
    log.notice();
    assertThat(log.inode()).isZero();
    assertThat(rest()).isEmpty();
  }

  @Test
  void filesThatWereSeenAreReadInOrderThoughTheyAreGone() throws IOException {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < LogFiles.MOST; i++) {
      replace("<" + i + ">");
      written.append('<').append(i).append('>');
      log.notice();
      log.notice();
    }
    assertThat(rest()).isEqualTo(written.toString());
  }

  @Test
  void oldestOfTooManyThatWaitIsLostAndTheOneBeingReadIsNot() throws IOException {
    for (int i = 0; i <= LogFiles.MOST; i++) {
      replace("<" + i + ">");
      log.notice();
    }
    assertThat(rest()).startsWith("<0><2><3>").endsWith("<%d>".formatted(LogFiles.MOST));
  }

  @Test
  void lookThatComesTooLateMissesTheFileBetween() throws IOException {
    replace("<0>");
    log.notice();
    replace("<1>");
    replace("<2>");
    assertThat(rest()).isEqualTo("<0><2>");
  }
}
