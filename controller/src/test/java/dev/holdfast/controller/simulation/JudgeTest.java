package dev.holdfast.controller.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.Specs;
import dev.holdfast.controller.engine.EngineSettings;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long an end counts as known, so that it may not be announced once more. */
class JudgeTest {
  private static final Duration RETENTION = EngineSettings.defaults().tombstoneRetention();

  private final Stage stage = new Stage(new Chance(1), Trace.none());
  private final Permits permits = new Permits(EngineSettings.defaults());
  private final Judge judge = new Judge(stage, World.OWNER, permits, false);
  private final WorkloadLabels labels =
      Specs.of(World.OWNER, new TaskSlot("a0", "web")).attempt(1).build().labels();

  @Test
  void theEndOfWhatNeverRanMayBeAnnouncedAgainOnceItIsForgotten() {
    judge.endEvent(labels);
    stage.playUntil(RETENTION.toMillis());
    judge.endEvent(labels);
    assertThat(stage.failure()).isNull();
  }

  @Test
  void theEndOfWhatNeverRanIsAnnouncedOnceWhileItIsRemembered() {
    judge.endEvent(labels);
    stage.playUntil(RETENTION.toMillis() - 1);
    assertThatThrownBy(() -> judge.endEvent(labels)).hasMessageContaining("announced twice");
  }

  @Test
  void theTimeOfAnEndCountsFromTheEndAndNotFromItsAnnouncement() {
    judge.started(labels);
    judge.ended(labels, ExitStatus.exited(7), stage.clock().instant());
    stage.playUntil(RETENTION.toMillis() / 2);
    judge.endEvent(labels);
    stage.playUntil(RETENTION.toMillis());
    judge.endEvent(labels);
    assertThat(stage.failure()).isNull();
  }

  @Test
  void aNewRunOfTheSameInvocationHasAnEndOfItsOwn() {
    judge.started(labels);
    judge.ended(labels, ExitStatus.exited(7), stage.clock().instant());
    judge.endEvent(labels);
    judge.startFailed(labels);
    judge.started(labels);
    stage.playUntil(RETENTION.toMillis());
    judge.ended(labels, ExitStatus.exited(8), stage.clock().instant());
    judge.endEvent(labels);
    assertThatThrownBy(() -> judge.endEvent(labels)).hasMessageContaining("announced twice");
  }

  @Test
  void aStartThatWasGivenUpMayBeRepeatedAlthoughItsAnswerWasLost() {
    judge.file(labels).startAsked = stage.clock().instant();
    judge.started(labels);
    stage.playUntil(EngineSettings.defaults().launchTimeout().toMillis());
    judge.erased(labels, Judge.Eraser.PLUGIN);
    judge.started(labels);
    assertThat(stage.failure()).isNull();
  }

  @Test
  void aStartThatWasGivenUpMayBeRepeatedAlthoughItsRuntimeKeptNothingToRemove() {
    judge.file(labels).startAsked = stage.clock().instant();
    judge.started(labels);
    judge.erased(labels, Judge.Eraser.RUNTIME);
    stage.playUntil(EngineSettings.defaults().launchTimeout().toMillis());
    judge.started(labels);
    assertThat(stage.failure()).isNull();
  }

  @Test
  void aStartWhoseTimeIsNotOverHappensOnceThoughItsRuntimeKeptNothing() {
    judge.file(labels).startAsked = stage.clock().instant();
    judge.started(labels);
    judge.erased(labels, Judge.Eraser.RUNTIME);
    assertThatThrownBy(() -> judge.started(labels)).hasMessageContaining("started twice");
  }

  @Test
  void aStartThatWasNotGivenUpHappensOnce() {
    judge.file(labels).startAsked = stage.clock().instant();
    judge.started(labels);
    judge.erased(labels, Judge.Eraser.PLUGIN);
    assertThatThrownBy(() -> judge.started(labels)).hasMessageContaining("started twice");
  }

  @Test
  void whatIsHalfMadeHasNoEndToRead() {
    judge.started(labels);
    judge.ended(labels, ExitStatus.exited(7), stage.clock().instant());
    judge.erased(labels, Judge.Eraser.RUNTIME);
    judge.erased(labels, Judge.Eraser.PLUGIN);
    assertThat(stage.failure()).isNull();
  }

  @Test
  void whatSomebodyRemovedMayStillBeStartedAgainAfterItWasHalfMade() {
    judge.started(labels);
    judge.erased(labels, Judge.Eraser.SOMEBODY);
    judge.erased(labels, Judge.Eraser.PLUGIN);
    judge.started(labels);
    assertThat(stage.failure()).isNull();
  }

  @Test
  void anEndIsNotRemovedUnread() {
    judge.started(labels);
    judge.ended(labels, ExitStatus.exited(7), stage.clock().instant());
    assertThatThrownBy(() -> judge.erased(labels, Judge.Eraser.PLUGIN))
        .hasMessageContaining("before its end is noted");
  }
}
