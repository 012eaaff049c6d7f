package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.Environment;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFilesTest {
  private static final WorkloadId ID = WorkloadId.of(Specs.owner("files"), Specs.slot(1, "web"));
  private static final Environment ENVIRONMENT = new Environment(Map.of("A", "b"));

  private final Path folder;
  private final EnvironmentFiles files;

  EnvironmentFilesTest(@TempDir Path folder) {
    this.folder = folder;
    this.files = new EnvironmentFiles(folder);
  }

  @Test
  void onlyTheirOwnerReadsThem() throws IOException {
    files.write(ID, ENVIRONMENT);
    assertThat(Files.getPosixFilePermissions(files.path(ID)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(files.read(ID)).isEqualTo(ENVIRONMENT.variables());
  }

  @Test
  void whatCannotBeWrittenNowMayBeWrittenLater() throws IOException {
    Path obstacle = Files.createFile(folder.resolve("environment"));
    assertThatExceptionOfType(RuntimeUnavailable.class)
        .isThrownBy(() -> files.write(ID, ENVIRONMENT))
        .withMessageContaining(files.path(ID).toString())
        .withMessageContaining("free space there");
    Files.delete(obstacle);
    files.write(ID, ENVIRONMENT);
    assertThat(files.read(ID)).isEqualTo(ENVIRONMENT.variables());
  }
}
