package dev.holdfast.trial.client;

import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Slot;
import java.time.Duration;

/**
 * A task that the trial gives to the client.
 *
 * @param spec as the driver gets it
 * @param script the shell script it runs; written to a file where the profile wants one
 * @param ending what it will do
 * @param killTimeout between the signal of a stop and SIGKILL
 * @param measured whether its driver can tell what it uses
 */
public record TrialTask(
    TaskSpec spec, String script, Ending ending, Duration killTimeout, boolean measured) {
  public Slot slot() {
    return new Slot(spec.allocId(), spec.name());
  }
}
