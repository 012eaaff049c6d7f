package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class WorkbenchTest {
  private final FakeNode node = new FakeNode(new ManualClock());

  private RuntimeUnderTest subject(Optional<String> whyUnusable) {
    return new RuntimeUnderTest() {
      @Override
      public WorkloadRuntime open(Owner owner) {
        return node.open(owner);
      }

      @Override
      public Programs programs() {
        return new FakePrograms();
      }

      @Override
      public Optional<String> whyUnusable() {
        return whyUnusable;
      }
    };
  }

  @Test
  void runtimeThatCannotBeUsedSkipsItsTestsAndSaysWhy() {
    RuntimeUnderTest subject = subject(Optional.of("no daemon at /run/none"));
    assertThatThrownBy(() -> new Workbench(subject))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no daemon at /run/none");
  }

  @Test
  void closingRemovesRunningEndedAndHalfMadeWorkloadsAndFiles() {
    Workbench bench = new Workbench(subject(Optional.empty()));
    bench.launch(bench.programs().ignoresTerm());
    bench.launch(bench.programs().exitsWith(1));
    var half = bench.spec(bench.programs().runsUntilKilled()).build();
    node.leaveHalfLaunched(half);
    Path fifo = Path.of(bench.output().path());
    assertThat(node.truth()).hasSize(3);
    bench.close();
    assertThat(node.truth()).isEmpty();
    assertThat(Files.exists(half.directory().root())).isFalse();
    assertThat(Files.exists(fifo)).isFalse();
  }
}
