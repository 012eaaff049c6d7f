package dev.holdfast.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
  @TempDir Path folder;
  private final List<String> complaints = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void theFileIsForItsOwnerOnly() throws IOException {
    Path path = folder.resolve("new/x.log");
    file(path, 100, 2).write(line("a"));
    assertThat(mode(path)).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("new"))).isEqualTo("rwx------");
  }

  @Test
  void aFileThatWasOpenToOthersIsClosedToThem() throws IOException {
    Path path = Files.writeString(folder.resolve("x.log"), "old\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
    file(path, 100, 2).write(line("a"));
    assertThat(mode(path)).isEqualTo("rw-------");
    assertThat(path).hasContent("old\na");
  }

  @Test
  void fullFilesArePutAsideAndOnlySoManyAreKept() throws IOException {
    Path path = folder.resolve("x.log");
    RotatingFile file = file(path, 4, 2);
    for (String text : List.of("a", "b", "c", "d", "e", "f", "g")) {
      file.write(line(text));
    }
    assertThat(path).hasContent("g");
    assertThat(folder.resolve("x.log.1")).hasContent("e\nf");
    assertThat(folder.resolve("x.log.2")).hasContent("c\nd");
    assertThat(folder.resolve("x.log.3")).doesNotExist();
  }

  @Test
  void withoutFilesToKeepAFullFileStartsAnew() throws IOException {
    Path path = folder.resolve("x.log");
    RotatingFile file = file(path, 4, 0);
    for (String text : List.of("a", "b", "c")) {
      file.write(line(text));
    }
    assertThat(path).hasContent("c");
    assertThat(folder.resolve("x.log.1")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldOnceAndTriedAgainLater() throws IOException {
    Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
    Path path = blocked.resolve("x.log");
    RotatingFile file = file(path, 100, 2);
    file.write(line("a"));
    file.write(line("b"));
    nanos.addAndGet(RotatingFile.PAUSE.toNanos());
    file.write(line("c"));
    assertThat(complaints).hasSize(1).first().asString().contains("cannot be written");

    Files.delete(blocked);
    file.write(line("too early"));
    nanos.addAndGet(RotatingFile.PAUSE.toNanos());
    file.write(line("d"));
    assertThat(path).hasContent("d");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path target = folder.resolve("target");
    Path link = Files.createSymbolicLink(folder.resolve("x.log"), target);
    file(link, 100, 2).write(line("a"));
    assertThat(target).doesNotExist();
    assertThat(complaints).hasSize(1);
  }

  @Test
  void aFullDiskIsToldAndDoesNoHarm() {
    file(Path.of("/dev/full"), 100, 2).write(line("a"));
    assertThat(complaints).hasSize(1).first().asString().contains("No space left on device");
  }

  private RotatingFile file(Path path, long limit, int kept) {
    return new RotatingFile(path, limit, kept, complaints::add, nanos::get);
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
