package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starting workloads: once for each name, as asked, or not at all. */
public interface Launching extends ContractPart {

  /** What shells, unit files and templates would treat as theirs, if they got it to see. */
  String HOSTILE = "a b\t$HOME ${HOME} $$ %n %% %i \\n \\ \"x\" 'y' `id` # ; & | * é 漢 😀";

  @Test
  @Clause("WorkloadRuntime.launch")
  default void launchedWorkloadIsSeenAtOnce() {
    WorkloadSpec spec = bench().launch(bench().programs().runsUntilKilled());
    assertThat(bench().runtime().observe(spec.id()))
        .isInstanceOfSatisfying(
            Running.class, seen -> assertThat(seen.invocation()).isEqualTo(spec.invocation()));
  }

  @Test
  @Clause("R3")
  default void secondLaunchOfAnInvocationStartsNothing() {
    WorkloadSpec spec = bench().launch(bench().programs().runsUntilKilled());
    var before = bench().runtime().observe(spec.id());
    bench().runtime().launch(spec);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(before);
    assertThat(bench().runtime().list()).hasSize(1);
  }

  @Test
  @Clause("R3")
  default void secondLaunchOfAnEndedInvocationStartsNothing() {
    Workbench.needs(bench().runtime().info().keepsExits(), "kept exits");
    WorkloadSpec spec = bench().launch(bench().programs().exitsWith(7));
    bench().awaitEnd(spec.id());
    Incarnation before = ended(spec).incarnation();
    bench().runtime().launch(spec);
    assertThat(ended(spec).incarnation()).isEqualTo(before);
  }

  private Exited ended(WorkloadSpec spec) {
    Observation seen = bench().runtime().observe(spec.id());
    assertThat(seen).isInstanceOf(Exited.class);
    return (Exited) seen;
  }

  @Test
  @Clause("R3")
  default void anotherInvocationIsRefusedWhileOneRuns() {
    TaskSlot slot = bench().newSlot();
    WorkloadSpec first = bench().spec(slot, bench().programs().runsUntilKilled()).build();
    WorkloadSpec second =
        bench().spec(slot, bench().programs().runsUntilKilled()).attempt(2).build();
    bench().runtime().launch(first);
    var before = bench().runtime().observe(first.id());
    assertThatThrownBy(() -> bench().runtime().launch(second)).isInstanceOf(RuntimeRefused.class);
    assertThat(bench().runtime().observe(first.id())).isEqualTo(before);
  }

  @Test
  @Clause("R3")
  default void anotherInvocationIsRefusedUntilTheEndedOneIsRemoved() {
    Workbench.needs(bench().runtime().info().keepsExits(), "kept exits");
    TaskSlot slot = bench().newSlot();
    WorkloadSpec first = bench().spec(slot, bench().programs().exitsWith(7)).build();
    WorkloadSpec second =
        bench().spec(slot, bench().programs().runsUntilKilled()).attempt(2).build();
    bench().runtime().launch(first);
    bench().awaitEnd(first.id());
    assertThatThrownBy(() -> bench().runtime().launch(second)).isInstanceOf(RuntimeRefused.class);
    bench().runtime().remove(first.id());
    bench().runtime().launch(second);
    assertThat(bench().runtime().observe(second.id()))
        .isInstanceOfSatisfying(
            Running.class, seen -> assertThat(seen.invocation()).isEqualTo(second.invocation()));
  }

  @Test
  @Clause("R3")
  default void halfLaunchedWorkloadIsNotLaunchedAgain() {
    Workbench.needs(bench().subject().halfLaunch().isPresent(), "a way to leave half a launch");
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    bench().subject().halfLaunch().orElseThrow().leave(spec);
    bench().runtime().launch(spec);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Created(spec.invocation()));
  }

  @Test
  @Clause("R13")
  default void missingProgramIsRefusedAndLeavesNothing() {
    WorkloadSpec spec = bench().spec(bench().programs().missing()).build();
    assertRefusedWithoutTrace(spec);
  }

  @Test
  @Clause("R13")
  default void unknownUserIsRefusedAndLeavesNothing() {
    var program = bench().programs().runsUntilKilled();
    assertRefusedWithoutTrace(bench().spec(program).user("no-such-user").build());
  }

  @Test
  @Clause("R13")
  default void slotOfARefusedLaunchIsFreeAgain() {
    TaskSlot slot = bench().newSlot();
    assertRefusedWithoutTrace(bench().spec(slot, bench().programs().missing()).build());
    WorkloadSpec good = bench().spec(slot, bench().programs().runsUntilKilled()).attempt(2).build();
    bench().runtime().launch(good);
    assertThat(bench().runtime().observe(good.id())).isInstanceOf(Running.class);
  }

  private void assertRefusedWithoutTrace(WorkloadSpec spec) {
    assertThatThrownBy(() -> bench().runtime().launch(spec))
        .isInstanceOf(RuntimeRefused.class)
        .message()
        .isNotBlank();
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Absent());
    assertThat(bench().runtime().list()).isEmpty();
    bench().eventually(() -> assertThat(bench().subject().leftovers(spec.id())).isEmpty());
  }

  @Test
  @Clause("R10")
  default void launchDoesNotWaitForTheReaderOfTheOutput() {
    Output out = bench().unreadOutput();
    var program = bench().programs().runsUntilKilled();
    WorkloadSpec spec = bench().spec(program).output(out.path(), "/dev/null").build();
    bench().runtime().launch(spec);
    assertThat(bench().overruns()).isEmpty();
    out.read();
    bench().eventually(() -> assertThat(out.text()).isEqualTo("ready\n"));
    assertThat(bench().runtime().observe(spec.id())).isInstanceOf(Running.class);
  }

  @Test
  @Clause("WorkloadRuntime.launch")
  default void argumentsReachTheProgramUnchanged() {
    Output out = bench().output();
    Output errors = bench().output();
    var program = bench().programs().prints(HOSTILE, "two\nlines");
    bench().runtime().launch(bench().spec(program).output(out.path(), errors.path()).build());
    bench().eventually(() -> assertThat(out.ended() && errors.ended()).isTrue());
    assertThat(out.text()).isEqualTo(HOSTILE);
    assertThat(errors.text()).isEqualTo("two\nlines");
  }

  @Test
  @Clause("WorkloadRuntime.launch")
  default void environmentReachesTheProgramUnchanged() {
    Output out = bench().output();
    String value = HOSTILE + "\nsecond line";
    bench()
        .runtime()
        .launch(
            bench()
                .spec(bench().programs().printsVariable("CONTRACT_VALUE"))
                .environment(Map.of("CONTRACT_VALUE", value, "CONTRACT_EMPTY", ""))
                .output(out.path(), "/dev/null")
                .build());
    bench().eventually(() -> assertThat(out.ended()).isTrue());
    assertThat(out.text()).isEqualTo(value);
  }
}
