package dev.holdfast.trial.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
  @TempDir private Path folder;

  @Test
  void everyLineOnceIsWhole() throws IOException {
    assertThat(count("1\n2\n3\n")).isEqualTo(new Lines(0, 0, 0));
  }

  @Test
  void lostDoubledAndHalfLinesAreCounted() throws IOException {
    assertThat(count("1\n1\n1\n3x\n\n99\n-2\n0\n")).isEqualTo(new Lines(2, 2, 5));
  }

  @Test
  void noFileHasLostAll() throws IOException {
    assertThat(Lines.count(folder.resolve("none"), 3)).isEqualTo(new Lines(3, 0, 0));
  }

  private Lines count(String text) throws IOException {
    return Lines.count(Files.writeString(folder.resolve("lines"), text), 3);
  }
}
