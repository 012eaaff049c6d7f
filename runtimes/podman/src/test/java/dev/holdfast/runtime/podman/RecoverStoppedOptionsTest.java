package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.WorkloadSpec;
import org.junit.jupiter.api.Test;

/** The agent's {@code recover_stopped}, against this node's Podman. */
@NeedsPodman
class RecoverStoppedOptionsTest {

  @Test
  void taskThatEndedWhileNobodyWatchedIsToldAndNotStartedAgain() {
    try (Tasks tasks = Tasks.on(new PodmanUnderTest().with("recover_stopped", true))) {
      WorkloadSpec spec = tasks.spec("exit 7");
      tasks.bench().runtime().launch(spec);
      TestImage.run("podman", "wait", spec.id().value());
      tasks
          .bench()
          .eventually(() ->
              assertThat(tasks.bench().reopened().observe(spec.id()))
                  .isInstanceOfSatisfying(
                      Exited.class,
                      it -> assertThat(it.status()).isEqualTo(new ExitStatus.Code(7, false))));
      assertThat(Tasks.inspect(spec, "{{.State.Status}}")).isEqualTo("exited");
    }
  }
}
