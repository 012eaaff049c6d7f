package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as systemd 252 told them for units of each kind. */
class UnitStateTest {
  private static final Invocation RUN = new Invocation("alloc/web/1");
  private static final long STARTED = 1_795_283_767_124_935L;
  private static final long ENDED = 1_795_283_770_130_576L;

  private static Map<String, Object> unit(String active, String sub, String result) {
    Map<String, Object> unit = new HashMap<>();
    unit.put("LoadState", "loaded");
    unit.put("ActiveState", active);
    unit.put("SubState", sub);
    unit.put("Result", result);
    unit.put("InvocationID", List.of((byte) 0x0f, (byte) 0xa0));
    unit.put("ExecMainPID", 214L);
    unit.put("ExecMainCode", 0);
    unit.put("ExecMainStatus", 0);
    unit.put("ExecMainStartTimestamp", STARTED);
    unit.put("ExecMainExitTimestamp", 0L);
    unit.put("ControlGroup", "/holdfast.slice/holdfast-web.service");
    unit.put("Job", List.of(0L, "/"));
    return unit;
  }

  private static Observation ended(String active, String sub, String result, int code, int status) {
    Map<String, Object> unit = unit(active, sub, result);
    unit.put("ExecMainCode", code);
    unit.put("ExecMainStatus", status);
    unit.put("ExecMainExitTimestamp", ENDED);
    unit.put("ControlGroup", "");
    return observe(unit);
  }

  private static Observation observe(Map<String, Object> unit) {
    return UnitState.observe(new UnitFacts(unit), RUN);
  }

  @Test
  void runningUnitIsTheProcessThatItRuns() {
    Incarnation process =
        new Incarnation(
            "0fa0",
            214,
            Instant.ofEpochSecond(1_795_283_767L, 124_935_000),
            "/holdfast.slice/holdfast-web.service");
    assertThat(observe(unit("active", "running", "success"))).isEqualTo(new Running(RUN, process));
  }

  @ParameterizedTest
  @CsvSource({
    "activating, start, success",
    "active, running, success",
    "reloading, reload, success",
    "deactivating, stop-sigterm, success",
    "deactivating, final-sigkill, timeout"
  })
  void unitOnItsWayUpOrDownRuns(String active, String sub, String result) {
    assertThat(observe(unit(active, sub, result))).isInstanceOf(Running.class);
  }

  @ParameterizedTest
  @CsvSource({
    "active, exited, success, 1, 0, 0",
    "failed, failed, exit-code, 1, 7, 7",
    "failed, failed, exit-code, 1, 203, 203",
    "failed, failed, timeout, 1, 143, 143",
    "inactive, dead, success, 1, 4, 4"
  })
  void codeIsToldWhereTheMainProcessEndedByItself(
      String active, String sub, String result, int code, int status, int told) {
    assertThat(ended(active, sub, result, code, status))
        .isInstanceOfSatisfying(
            Exited.class, seen -> assertThat(seen.status()).isEqualTo(ExitStatus.exited(told)));
  }

  @ParameterizedTest
  @CsvSource({
    "active, exited, success, 2, 15",
    "active, exited, success, 2, 13",
    "failed, failed, signal, 2, 9",
    "failed, failed, core-dump, 3, 11",
    "failed, failed, timeout, 2, 9"
  })
  void signalIsToldAlthoughSystemdMayCallItSuccess(
      String active, String sub, String result, int code, int status) {
    assertThat(ended(active, sub, result, code, status))
        .isInstanceOfSatisfying(
            Exited.class, seen -> assertThat(seen.status()).isEqualTo(ExitStatus.killed(status)));
  }

  @Test
  void memoryKillIsToldWhereSystemdKnows() {
    assertThat(ended("failed", "failed", "oom-kill", 2, 9))
        .isInstanceOfSatisfying(
            Exited.class,
            seen -> assertThat(seen.status()).isEqualTo(new ExitStatus.Killed(9, true)));
    assertThat(ended("failed", "failed", "oom-kill", 1, 137))
        .isInstanceOfSatisfying(
            Exited.class,
            seen -> assertThat(seen.status()).isEqualTo(new ExitStatus.Code(137, true)));
  }

  @Test
  void endedProcessHasNoPidAndItsOwnTime() {
    assertThat(ended("failed", "failed", "exit-code", 1, 7))
        .isInstanceOfSatisfying(
            Exited.class,
            seen -> {
              assertThat(seen.incarnation().pid()).isZero();
              assertThat(seen.at()).isEqualTo(Instant.ofEpochSecond(1_795_283_770L, 130_576_000));
            });
  }

  @Test
  void failureWithoutAProcessIsNoExitCode() {
    assertThat(ended("failed", "failed", "resources", 0, 0))
        .isInstanceOfSatisfying(
            Exited.class, seen -> assertThat(seen.status()).isInstanceOf(ExitStatus.Lost.class));
  }

  @Test
  void inactiveUnitWithAJobIsOnItsWayAndWithoutOneIsMade() {
    Map<String, Object> unit = unit("inactive", "dead", "success");
    unit.put("ExecMainStartTimestamp", 0L);
    assertThat(observe(unit)).isEqualTo(new Created(RUN));
    unit.put("Job", List.of(311L, "/org/freedesktop/systemd1/job/311"));
    assertThat(observe(unit)).isInstanceOf(Running.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maintenance", "", "something new"})
  void stateThatWeDoNotKnowIsUnknown(String state) {
    assertThat(observe(unit(state, "", ""))).isInstanceOf(Unknown.class);
  }
}
