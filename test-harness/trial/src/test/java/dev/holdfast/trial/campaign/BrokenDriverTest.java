package dev.holdfast.trial.campaign;

import static dev.holdfast.trial.fault.SmallPlans.END_OF_THE_PLUGIN;
import static dev.holdfast.trial.fault.SmallPlans.KILL_OF_A_TASK;
import static dev.holdfast.trial.fault.SmallPlans.KILL_OF_THE_PLUGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.fake.Flaw;
import dev.holdfast.trial.fault.SmallPlans;
import dev.holdfast.trial.report.CaseReport;
import dev.holdfast.trial.report.Outcome;
import dev.holdfast.trial.report.ViolationReport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each promise is broken by a driver with one flaw, and what follows from it is all that is named.
 * Two minutes of mostly waiting, so played where it is asked for: {@code mvn -pl
 * proto,test-harness/nomad-side,test-harness/trial verify -Dholdfast.slow=true}.
 */
@EnabledIfSystemProperty(
    named = "holdfast.slow",
    matches = "true",
    disabledReason = "takes two minutes; -Dholdfast.slow=true plays it")
class BrokenDriverTest {
  private FlawedStage stage = FlawedStage.NOWHERE;

  @BeforeEach
  void open() throws IOException {
    stage = FlawedStage.open();
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  private static List<String> broken(CaseReport report) {
    assertThat(report.outcome()).as(report.reason()).isNotEqualTo(Outcome.NOT_RUN);
    return report.violations().stream()
        .map(ViolationReport::invariant)
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> promises(String text) {
    return List.of(text.split(" ", -1));
  }

  @Test
  void aDriverWithoutFlawsIsNotAccused() throws Exception {
    assertThat(broken(stage.playSound(SmallPlans.withStubborn(KILL_OF_THE_PLUGIN, KILL_OF_A_TASK))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ALWAYS_ZERO, I4",
    "EARLY_END, I4 I5",
    "LOSES_OUTPUT, I8",
    "DIES, I6",
    "LEAVES_FILES, I10",
    "CLEANS_TOO_MUCH, I11",
    "CALLS_ITSELF_SICK, P4",
    "KNOWS_NOBODY, P5",
    "MEASURES_BACKWARDS, I9",
    "STOPS_NOTHING, I3 P2"
  })
  void aFlawIsNamed(Flaw flaw, String broken) throws Exception {
    assertThat(broken(stage.play(flaw, SmallPlans.of()))).isEqualTo(promises(broken));
  }

  @ParameterizedTest
  @CsvSource({"STARTS_TWICE, I2 I5", "STARTS_NOTHING, P1"})
  void aFlawThatKeepsTheTrialWaitingIsNamed(Flaw flaw, String broken) throws Exception {
    assertThat(broken(stage.playShortly(flaw, SmallPlans.of()))).isEqualTo(promises(broken));
  }

  @Test
  void anEndThatIsNeverToldIsNamed() throws Exception {
    assertThat(broken(stage.playStrictly(Flaw.NO_END, SmallPlans.of()))).containsExactly("P3");
  }

  @Test
  void aGraceThatIsNotGrantedIsNamed() throws Exception {
    assertThat(broken(stage.play(Flaw.NO_GRACE, SmallPlans.withStubborn()))).containsExactly("P2");
  }

  @Test
  void tasksThatAreNotRecoveredAreNamed() throws Exception {
    assertThat(broken(stage.play(Flaw.FORGETS, SmallPlans.of(KILL_OF_THE_PLUGIN)))).contains("I1");
  }

  @Test
  void tasksThatGoDownWithThePluginAreNamed() throws Exception {
    assertThat(broken(stage.play(Flaw.ENDS_TASKS_WITH_ITSELF, SmallPlans.of(END_OF_THE_PLUGIN))))
        .contains("I1");
  }

  @Test
  void tasksThatAreStartedOnceMoreAtRecoveryAreNamed() throws Exception {
    assertThat(
            broken(stage.playShortly(Flaw.STARTS_ON_RECOVERY, SmallPlans.of(KILL_OF_THE_PLUGIN))))
        .contains("I2");
  }

  @ParameterizedTest
  @CsvSource({"ZERO_FOR_UNKNOWN, I4", "LEAVES_CHILDREN, I3"})
  void aFlawAboutATaskThatIsKilledIsNamed(Flaw flaw, String broken) throws Exception {
    assertThat(broken(stage.play(flaw, SmallPlans.of(KILL_OF_A_TASK)))).isEqualTo(promises(broken));
  }
}
