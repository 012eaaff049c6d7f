package dev.holdfast.trial.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.profile.Profiles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanGeneratorTest {
  private static final Machine WHOLE = new Machine(true, true, true);
  private static final int FAULTS = 8;

  private static PlanGenerator generator(String profile, Machine machine) {
    var read = Profiles.find(profile);
    return new PlanGenerator(read, Catalogue.of(read, machine), FAULTS, 5);
  }

  @Test
  void sameSeedMakesTheSamePlan() {
    assertThat(generator("systemd", WHOLE).plan(42))
        .isEqualTo(generator("systemd", WHOLE).plan(42));
  }

  @Test
  void otherSeedMakesAnotherPlan() {
    PlanGenerator generator = generator("systemd", WHOLE);

    assertThat(generator.plan(1).injections()).isNotEqualTo(generator.plan(2).injections());
  }

  @Test
  void everyPlanHasItsFaultsAndOneTaskThatIsKilled() {
    LongStream.range(0, 500)
        .mapToObj(generator("systemd", WHOLE)::plan)
        .forEach(plan -> {
          assertThat(plan.injections()).hasSize(FAULTS);
          assertThat(plan.injections().stream().filter(it -> it.kind().target() == Target.TASK))
              .singleElement()
              .returns(Step.ENDING, Injection::step);
        });
  }

  @Test
  void everyUsableFaultIsDrawnAtEveryStepSomeDay() {
    PlanGenerator generator = generator("systemd", WHOLE);
    Set<String> drawn = new HashSet<>();
    LongStream.range(0, 3000)
        .mapToObj(generator::plan)
        .flatMap(plan -> plan.injections().stream())
        .forEach(it -> drawn.add(it.kind().sort() + it.step()));

    for (FaultKind kind : generator.catalogue().usable()) {
      List<Step> steps =
          switch (kind.deed()) {
            case FAILPOINT -> FailpointKinds.steps(kind);
            default -> kind.target() == Target.TASK ? List.of(Step.ENDING) : List.of(Step.values());
          };
      for (Step step : steps) {
        assertThat(drawn).contains(kind.sort() + step);
      }
    }
  }

  @Test
  void failpointsComeBeforeWhatIsToPassThem() {
    LongStream.range(0, 500)
        .mapToObj(generator("systemd", WHOLE)::plan)
        .forEach(plan -> {
          for (Step step : List.of(Step.START, Step.ENDING, Step.STOPPING, Step.DESTROYING)) {
            boolean any = plan.at(step).stream().anyMatch(it -> it.kind().deed() == Deed.FAILPOINT);
            assertThat(plan.waitsForIts(step)).isEqualTo(any);
          }
        });
  }

  @Test
  void aFailpointOfTheRecoveryBringsTheDeathThatItNeeds() {
    assertThat(
            LongStream.range(0, 500)
                .mapToObj(generator("systemd", WHOLE)::plan)
                .flatMap(plan -> plan.at(Step.RECOVERING).stream())
                .filter(it -> it.kind().deed() == Deed.FAILPOINT))
        .isNotEmpty()
        .allMatch(it -> it.kind().effects().contains(Effect.PLUGIN_DEATH));
  }

  @Test
  void everythingThatIsLeftOutHasItsReason() {
    Catalogue catalogue = Catalogue.of(Profiles.find("raw_exec"), new Machine(false, false, false));

    assertThat(catalogue.usable())
        .extracting(FaultKind::target)
        .containsOnly(Target.PLUGIN, Target.CLIENT, Target.PLUGIN_AND_CLIENT, Target.TASK);
    assertThat(catalogue.skipped()).allMatch(skipped -> !skipped.reason().isBlank());
    assertThat(catalogue.skipped())
        .extracting(skipped -> skipped.kind().target())
        .contains(Target.DISK, Target.STORE, Target.CLOCK, Target.NODE, Target.SYSTEMD);
  }

  @Test
  void driverThatCannotLimitMemoryIsNotAskedTo() {
    assertThat(generator("raw_exec", WHOLE).plan(1).tasks())
        .extracting(PlannedTask::name)
        .doesNotContain("ends-memory")
        .contains("ends-code", "killed", "stopped-a");
  }
}
