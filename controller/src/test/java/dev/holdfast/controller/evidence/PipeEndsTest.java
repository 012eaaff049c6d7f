package dev.holdfast.controller.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ends of a file are found as those of a pipe are; no pipe is needed to open one. */
class PipeEndsTest {
  @TempDir Path folder;

  @Test
  void readersAndWritersAreToldApart() throws IOException {
    long self = ProcessHandle.current().pid();
    Path read = Files.createFile(folder.toRealPath().resolve("read"));
    Path written = Files.createFile(folder.toRealPath().resolve("written"));
    Path untouched = Files.createFile(folder.toRealPath().resolve("untouched"));
    List<String> paths = List.of(read.toString(), written.toString(), untouched.toString());
    try (FileChannel _ = FileChannel.open(read, StandardOpenOption.READ);
        FileChannel _ = FileChannel.open(written, StandardOpenOption.WRITE)) {
      PipeEnds ends = PipeEnds.of(Kernel.HERE, paths);
      assertThat(ends.readers(read.toString())).containsExactly(self);
      assertThat(ends.writers(read.toString())).isEmpty();
      assertThat(ends.readers(written.toString())).isEmpty();
      assertThat(ends.writers(written.toString())).containsExactly(self);
      assertThat(ends.readers(untouched.toString())).isEmpty();
    }
  }
}
