package dev.holdfast.controller.failpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may say what fails. */
class ControlFileTest {
  private final Path folder;
  private final ControlFile control;

  ControlFileTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.control = new Rig(folder).say("a line").control();
  }

  private void assertDistrusted(ControlFile file, String part) {
    assertThatExceptionOfType(ControlFile.Distrusted.class)
        .isThrownBy(file::read)
        .withMessageContaining(part);
  }

  @Test
  void aPlainFileThatOnlyItsOwnerCanTouchIsRead() throws IOException {
    assertThat(control.read()).isEqualTo("a line");
  }

  @Test
  void theFileOfAnotherUserIsNotBelieved() {
    assertDistrusted(new ControlFile(control.path(), control.trusted() + 1), "of user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx------"})
  void aFileThatOthersCanTouchIsNotBelieved(String mode) throws IOException {
    Files.setPosixFilePermissions(control.path(), PosixFilePermissions.fromString(mode));
    assertDistrusted(control, "with mode 0600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-"})
  void aFolderInWhichOthersCouldReplaceItIsNotBelieved(String mode) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    assertDistrusted(control, "others can change " + folder.toRealPath());
    Path below = Files.createDirectory(folder.resolve("below"));
    assertDistrusted(
        new ControlFile(below.resolve("failpoints"), control.trusted()), "others can change");
  }

  @Test
  void aLinkIsNotBelievedWhateverItPointsTo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), control.path());
    assertDistrusted(new ControlFile(link, control.trusted()), "must be a plain file");
  }

  @Test
  void aFolderOrDeviceIsNotBelieved() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    assertDistrusted(new ControlFile(inner, control.trusted()), "must be a plain file");
    assertDistrusted(new ControlFile(Path.of("/dev/null"), 0), "must be a plain file");
  }

  @Test
  void aRelativePathIsNotBelieved() {
    assertDistrusted(new ControlFile(Path.of("failpoints"), 0), "must be an absolute path");
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    assertThatIOException()
        .isThrownBy(() -> new ControlFile(folder.resolve("none"), control.trusted()).read())
        .isInstanceOf(NoSuchFileException.class);
  }
}
