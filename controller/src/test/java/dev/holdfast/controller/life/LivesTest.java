package dev.holdfast.controller.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivesTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  private Life begin() {
    return Lives.begin(folder, "b1", List.of(), CLOCK);
  }

  @Test
  void livesAreCountedAndRememberWhetherTheOneBeforeSaidGoodbye() throws IOException {
    Life first = begin();
    assertThat(first.generation()).isEqualTo(1);
    assertThat(first.previousClean()).isNull();
    Life second = begin();
    assertThat(second.previousClean()).isFalse();
    Lives.end(folder, second, CLOCK);
    assertThat(Lives.read(folder)).hasValueSatisfying(it -> assertThat(it.endedAt()).isNotNull());
    assertThat(begin())
        .matches(it -> it.generation() == 3 && Boolean.TRUE.equals(it.previousClean()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("life"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aLifeIsKnownByItsProcessWithinItsBoot() {
    begin();
    Life life = Lives.read(folder).orElseThrow();
    assertThat(life.process("b1")).hasValueSatisfying(it -> assertThat(it.isStopped()).isFalse());
    assertThat(life.process("b2")).isEmpty();
    Life other = new Life(1, life.pid(), life.startTicks() + 1, "b1", life.startedAt(), null, null);
    assertThat(other.process("b1")).as("a pid that was given to another process").isEmpty();
  }

  @Test
  void whatIsNoLifeIsNoneAndTheCountBeginsAnew() throws IOException {
    for (String text : List.of("", "=", "generation=x\n", "generation=3\npid=1\n", "\0\0\0")) {
      Files.writeString(folder.resolve("life"), text);
      assertThat(Lives.read(folder)).isEmpty();
    }
    assertThat(begin().generation()).isEqualTo(1);
  }

  @Test
  void aProgramMayBeCalledAnything() {
    String rest = " S" + " 0".repeat(18) + " 4711 0 0";
    assertThat(ProcessState.parse("7 (a) T b)" + rest)).contains(new ProcessState('S', 4711));
    assertThat(ProcessState.parse("7 (x) T")).isEmpty();
    assertThat(ProcessState.parse("")).isEmpty();
  }
}
