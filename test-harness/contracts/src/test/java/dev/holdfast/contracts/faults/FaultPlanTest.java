package dev.holdfast.contracts.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  private static List<Fault> take(FaultPlan plan, Operation operation, int calls) {
    return IntStream.range(0, calls).mapToObj(_ -> plan.next(operation)).toList();
  }

  @Test
  void faultsComeInOrderAndThenCallsAreFine() {
    FaultPlan plan = FaultPlan.parse("launch: 1*ok, 2*unavailable, applied-then-unavailable");
    assertThat(take(plan, Operation.LAUNCH, 6))
        .containsExactly(
            Fault.OK,
            Fault.UNAVAILABLE,
            Fault.UNAVAILABLE,
            Fault.APPLIED_THEN_UNAVAILABLE,
            Fault.OK,
            Fault.OK);
  }

  @Test
  void operationsHaveListsOfTheirOwn() {
    FaultPlan plan = FaultPlan.parse("launch: refused; observe: forever*unavailable\nhint: lost");
    assertThat(take(plan, Operation.OBSERVE, 100)).containsOnly(Fault.UNAVAILABLE);
    assertThat(take(plan, Operation.LAUNCH, 2)).containsExactly(Fault.REFUSED, Fault.OK);
    assertThat(take(plan, Operation.HINT, 2)).containsExactly(Fault.LOST, Fault.OK);
    assertThat(plan.next(Operation.REMOVE)).isEqualTo(Fault.OK);
  }

  @Test
  void settingReplacesOnlyWhatItNames() {
    FaultPlan plan = FaultPlan.parse("launch: forever*refused; list: forever*bug");
    plan.set("launch: 0*refused");
    assertThat(plan.next(Operation.LAUNCH)).isEqualTo(Fault.OK);
    assertThat(plan.next(Operation.LIST)).isEqualTo(Fault.BUG);
  }

  @Test
  void mistakesAreNamed() {
    assertMistake("launch", "operation: faults");
    assertMistake("lunch: ok", "no operation \"lunch\"; there are health, check, prepare, launch");
    assertMistake("launch: okay", "no fault \"okay\"; there are ok, unavailable");
    assertMistake("launch: -1*ok", "\"-1*ok\" is not of the form");
    assertMistake("launch: ", "\"\" is not of the form");
    assertMistake("launch: lost", "fault lost cannot happen to launch");
    assertMistake("hint: crash-after", "fault crash-after cannot happen to hint");
  }

  private static void assertMistake(String plan, String told) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultPlan.parse(plan))
        .withMessageContaining(told);
  }
}
