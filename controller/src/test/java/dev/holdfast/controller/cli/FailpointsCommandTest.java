package dev.holdfast.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailpointsCommandTest {
  private final Cli cli = new Cli();

  @Test
  void everyPointIsListedWithWhatLiesThere() {
    assertThat(cli.run("failpoints")).isZero();
    assertThat(cli.out())
        .containsPattern("(?m)^store\\.put\\.before +a task's record is made durable$")
        .containsPattern("(?m)^runtime\\.launch\\.after +a workload is made and started$");
  }

  @Test
  void programsGetTheSameAsJson() throws IOException {
    assertThat(cli.run("failpoints", "-o", "json")).isZero();
    JsonNode points = new ObjectMapper().readTree(cli.out());
    assertThat(points.size()).isGreaterThan(40);
    assertThat(points.get("disk.force.after").textValue()).isNotBlank();
  }

  @Test
  void aFileThatWouldNotBeFollowedIsToldSo(@TempDir Path folder) throws IOException {
    Path open = Files.writeString(folder.resolve("open"), "store.put.before = exit\n");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(cli.run("failpoints", "--check", open.toString())).isEqualTo(1);
    assertThat(cli.err()).contains(open + " must be ").hasLineCount(1);
  }

  @Test
  void aMissingFileIsToldSo() {
    assertThat(cli.run("failpoints", "--check", "/nowhere/at/all")).isEqualTo(1);
    assertThat(cli.err()).contains("/nowhere").hasLineCount(1);
  }
}
