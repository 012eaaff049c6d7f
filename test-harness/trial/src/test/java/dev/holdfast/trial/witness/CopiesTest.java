package dev.holdfast.trial.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private final Copies copies = new Copies();

  private static TaskProcess process(long pid, long startTicks, long parent, long session) {
    return new TaskProcess(new ProcessIdentity(pid, startTicks), parent, session);
  }

  private static ProcessIdentity identity(long pid, long startTicks) {
    return new ProcessIdentity(pid, startTicks);
  }

  @Test
  void childrenOfATaskAreNoCopiesOfIt() {
    assertThat(copies.live(List.of(process(10, 1, 1, 10), process(11, 2, 10, 10))))
        .containsExactly(identity(10, 1));
  }

  @Test
  void childThatOutlivesItsParentIsNoCopy() {
    var _ = copies.live(List.of(process(10, 1, 1, 10)));

    assertThat(copies.live(List.of(process(11, 2, 1, 10)))).isEmpty();
  }

  @Test
  void childWithASessionOfItsOwnIsNoCopy() {
    assertThat(copies.live(List.of(process(10, 1, 1, 10), process(11, 2, 10, 11))))
        .containsExactly(identity(10, 1));
  }

  @Test
  void secondCopyHasASessionOfItsOwn() {
    assertThat(copies.live(List.of(process(10, 1, 1, 10), process(20, 5, 1, 20))))
        .containsExactly(identity(10, 1), identity(20, 5));
  }

  @Test
  void laterCopyWithTheNumberOfAnEarlierOneIsAnother() {
    var _ = copies.live(List.of(process(10, 1, 1, 10)));

    assertThat(copies.live(List.of(process(10, 900, 1, 10)))).containsExactly(identity(10, 900));
  }
}
