package dev.holdfast.trial.campaign;

import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.trial.client.TrialTask;
import dev.holdfast.trial.fault.PlannedTask;
import dev.holdfast.trial.profile.Ability;
import dev.holdfast.trial.profile.Profile;
import java.time.Duration;

/** Makes what the client gets out of what a plan says. */
final class Tasks {
  private static final TaskResources SMALL = TaskResources.of(20, 24);
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(2);

  private Tasks() {}

  static TrialTask of(PlannedTask planned, Profile profile) {
    TaskSpec spec =
        TaskSpec.of(planned.name())
            .withConfig(profile.tasks().forScript(planned.script()))
            .withResources(SMALL);
    boolean measured = profile.can(Ability.STATS);
    return new TrialTask(spec, planned.script(), planned.ending(), KILL_TIMEOUT, measured);
  }
}
