package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be said and done about a spec before anything starts. */
public interface Checking extends ContractPart {

  @Test
  @Clause("WorkloadRuntime.check")
  default void goodSpecPassesAndNothingStarts() {
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    bench().runtime().check(spec);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Absent());
    assertThat(bench().subject().leftovers(spec.id())).isEmpty();
  }

  @Test
  @Clause("WorkloadRuntime.check")
  default void specOfARunningWorkloadPassesToo() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    var before = bench().runtime().observe(spec.id());
    bench().runtime().check(spec);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(before);
  }

  @Test
  @Clause("WorkloadRuntime.check")
  default void badOptionsAreRefusedInOneLine() {
    assertThatThrownBy(() -> bench().runtime().check(badSpec()))
        .isInstanceOf(RuntimeRefused.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @Test
  @Clause("R13")
  default void whatCheckRefusesLaunchRefusesTooAndLeavesNothing() {
    WorkloadSpec spec = badSpec();
    assertThatThrownBy(() -> bench().runtime().launch(spec)).isInstanceOf(RuntimeRefused.class);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Absent());
    assertThat(bench().runtime().list()).isEmpty();
    assertThat(bench().subject().leftovers(spec.id())).isEmpty();
  }

  private WorkloadSpec badSpec() {
    var anything = bench().programs().runsUntilKilled();
    return bench().spec(anything).options(bench().subject().refusedOptions()).build();
  }

  @Test
  @Clause("WorkloadRuntime.prepare")
  default void preparingTwiceLeavesNoWorkload() {
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    bench().runtime().prepare(spec);
    bench().runtime().prepare(spec);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Absent());
    assertThat(bench().runtime().list()).isEmpty();
  }

  @Test
  @Clause("WorkloadRuntime.describe")
  default void descriptionIsOneWordWithoutArgumentsAndSecrets() {
    WorkloadSpec spec =
        bench()
            .spec(bench().programs().prints("hunter2", "hunter2"))
            .environment(Map.of("TOKEN", "hunter2"))
            .build();
    assertThat(bench().runtime().describe(spec))
        .isNotBlank()
        .doesNotContainAnyWhitespaces()
        .doesNotContain("hunter2");
  }

  @Test
  @Clause("WorkloadRuntime.info")
  default void infoIsConstantAndComplete() {
    assertThat(bench().runtime().info()).isEqualTo(bench().runtime().info());
    assertThat(bench().runtime().info()).isEqualTo(bench().reopened().info());
    assertThat(bench().runtime().info().name()).isNotBlank();
    assertThat(bench().runtime().info().callLimit()).isPositive();
  }
}
