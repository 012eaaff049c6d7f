package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.holdfast.runtime.Stdio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HeldOutputTest {
  @TempDir Path folder;
  private Path pipe;
  private Path copy;

  @BeforeEach
  void makePipe() throws Exception {
    pipe = folder.resolve("pipe");
    copy = folder.resolve("copy");
    run("mkfifo '%s'".formatted(pipe)).waitFor();
  }

  private static Process run(String script) throws IOException {
    return new ProcessBuilder("/bin/sh", "-c", script).start();
  }

  private void write(String text) throws Exception {
    assertThat(run("echo %s > '%s'".formatted(text, pipe)).waitFor()).isZero();
  }

  @Test
  void readerStaysFromOneWriterToTheNext() throws Exception {
    Process reader = run("exec cat '%s' > '%s'".formatted(pipe, copy));
    write("first");
    reader.waitFor();
    reader = run("exec cat '%s' >> '%s'".formatted(pipe, copy));
    try (HeldOutput _ = HeldOutput.of(new Stdio(pipe.toString(), "/dev/null"))) {
      write("second");
      assertThat(reader.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
      write("third");
    }
    reader.waitFor();
    assertThat(copy).hasContent("first\nsecond\nthird");
  }

  @Test
  void pipeWithoutAReaderIsNotWaitedFor() {
    Stdio stdio = new Stdio(pipe.toString(), pipe.toString());
    assertThatCode(() -> HeldOutput.of(stdio).close()).doesNotThrowAnyException();
  }

  @Test
  void whatIsNoPipeIsLeftAlone() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
    Path file = Files.writeString(folder.resolve("file"), "text");
    HeldOutput.of(new Stdio(link.toString(), folder.resolve("missing").toString())).close();
    HeldOutput.of(new Stdio(file.toString(), "/dev/null")).close();
    assertThat(file).hasContent("text");
  }
}
