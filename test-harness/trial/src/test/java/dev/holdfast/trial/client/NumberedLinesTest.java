package dev.holdfast.trial.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Lines;
import dev.holdfast.trial.history.LinesRead;
import dev.holdfast.trial.history.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberedLinesTest {
  private static final Slot SLOT = new Slot("alloc", "web");

  @TempDir private Path notes = Path.of("");

  private List<LinesRead> read(String output) throws IOException {
    return NumberedLines.of(7, SLOT, output, notes);
  }

  @Test
  void eachCopysLinesAreCountedApart() throws IOException {
    Files.writeString(notes.resolve("lines-1"), "1\n2\n3\n");
    Files.writeString(notes.resolve("lines-2"), "1\n");

    assertThat(read("1 1\n1 2\n2 1\n1 3\n"))
        .containsExactly(
            new LinesRead(7, SLOT, 1, 3, List.of(new Lines(1, 3))),
            new LinesRead(7, SLOT, 2, 1, List.of(new Lines(1, 1))));
  }

  @Test
  void gapsAndRepetitionsBeginAnotherPart() throws IOException {
    Files.writeString(notes.resolve("lines-1"), "8\n9\n1");

    LinesRead read = read("1 1\n1 2\n1 5\n1 5\n").getFirst();

    assertThat(read.written()).isEqualTo(9);
    assertThat(read.arrived()).containsExactly(new Lines(1, 2), new Lines(5, 5), new Lines(5, 5));
  }

  @Test
  void linesWithSomethingAroundThemHaveArrived() throws IOException {
    Files.writeString(notes.resolve("lines-1"), "1\n2\n3\n");

    assertThat(read("2026-11-22 F 1 1\n\u0001\u0000\u00041 2\n1 3\r\n").getFirst().arrived())
        .containsExactly(new Lines(1, 3));
  }

  @Test
  void anEmptyNoteSaysNothing() throws IOException {
    Files.createFile(notes.resolve("lines-1"));

    assertThat(read("some text\n1 1\n1"))
        .containsExactly(new LinesRead(7, SLOT, 1, -1, List.of(new Lines(1, 1))));
  }

  @Test
  void whoNumbersNothingIsNotRead() throws IOException {
    assertThat(read("1 1\n")).isEmpty();
  }
}
