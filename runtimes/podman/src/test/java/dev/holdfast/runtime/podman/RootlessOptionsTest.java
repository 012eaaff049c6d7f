package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Output;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.WorkloadSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks under another user's service, which a {@code socket} block names. */
@NeedsPodman
class RootlessOptionsTest {
  private final RootlessPodman user = RootlessPodman.open();
  private final PodmanUnderTest podman = new PodmanUnderTest().beside("user", user.socket());
  private final Tasks tasks = Tasks.on(podman).with("socket", "user");

  @AfterEach
  void close() {
    tasks.close();
    user.close();
  }

  @Test
  void taskRunsAsTheUserAndEndsTruly() {
    WorkloadSpec spec = tasks.launch();
    assertThat(user.podman("ps", "--format", "{{.Names}}")).isEqualTo(spec.id().value());
    assertThat(tasks.bench().runtime().observe(spec.id()))
        .isInstanceOfSatisfying(
            Running.class,
            it ->
                assertThat(TestImage.run("ps", "-o", "uid=", "-p", "" + it.incarnation().pid()))
                    .contains("61500"));
    tasks.bench().kill(spec.id());
    tasks.bench().awaitEnd(spec.id());
    assertThat(((Exited) tasks.bench().runtime().observe(spec.id())).status())
        .isEqualTo(ExitStatus.killed(9));
    tasks.bench().runtime().remove(spec.id());
    assertThat(tasks.bench().runtime().observe(spec.id())).isEqualTo(new Absent());
  }

  @Test
  void outputAndCodeOfAShortTaskArrive() {
    Output out = tasks.bench().output();
    Output errors = tasks.bench().output();
    WorkloadSpec spec = tasks.spec("echo out; echo err >&2; exit 3", out.path(), errors.path());
    tasks.bench().runtime().launch(spec);
    tasks.bench().awaitEnd(spec.id());
    tasks.bench().eventually(() -> assertThat(out.ended() && errors.ended()).isTrue());
    assertThat(out.text()).isEqualTo("out\n");
    assertThat(errors.text()).isEqualTo("err\n");
    assertThat(((Exited) tasks.bench().runtime().observe(spec.id())).status())
        .isEqualTo(ExitStatus.exited(3));
  }

  @Test
  void fingerprintSaysThatItIsRootless() {
    assertThat(tasks.bench().runtime().health())
        .isInstanceOfSatisfying(
            Health.Healthy.class,
            it -> assertThat(it.attributes()).containsEntry("user.rootless", "true"));
  }
}
