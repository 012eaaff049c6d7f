package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerStateTest {
  private static final String NEVER = "0001-01-01T00:00:00Z";
  private static final String STARTED = "2026-11-22T00:17:42.760792649Z";
  private static final String FINISHED = "2026-11-22T00:20:28.760571896Z";
  private static final Invocation RUN = new Invocation("a/b/c");

  private static Observation seen(String status, String started, String finished, int code) {
    String json =
        """
        {"Id":"1f","State":{"Status":"%s","Pid":0,"ExitCode":%d,"OOMKilled":false,
         "StartedAt":"%s","FinishedAt":"%s"}}
        """
            .formatted(status, code, started, finished);
    try {
      return ContainerState.observe(new ContainerFacts(new ObjectMapper().readTree(json)), RUN);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"running", "paused", "stopping"})
  void whatIsBeingStoppedHasNotEnded(String status) {
    assertThat(seen(status, STARTED, NEVER, 0)).isInstanceOf(Running.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exited", "stopped"})
  void endsAreToldWithTheirCode(String status) {
    assertThat(seen(status, STARTED, FINISHED, 7))
        .isInstanceOfSatisfying(
            Exited.class,
            exit -> {
              assertThat(exit.status()).isEqualTo(ExitStatus.exited(7));
              assertThat(exit.at()).isEqualTo(Instant.parse(FINISHED));
            });
  }

  @Test
  void endThatSeemsToPrecedeItsBeginningIsAnEnd() {
    assertThat(seen("exited", /* started= */ FINISHED, /* finished= */ STARTED, 0))
        .isInstanceOfSatisfying(
            Exited.class, exit -> assertThat(exit.at()).isEqualTo(Instant.parse(FINISHED)));
  }

  @Test
  void endWithoutATimeIsNotKnownYet() {
    assertThat(seen("stopped", STARTED, NEVER, 0)).isInstanceOf(Unknown.class);
  }

  @Test
  void neverStartedIsCreated() {
    assertThat(seen("created", NEVER, NEVER, 0)).isEqualTo(new Created(RUN));
  }

  @Test
  void afterARebootAnEndIsLostAndNoCode() {
    assertThat(seen("created", STARTED, NEVER, 0))
        .isInstanceOfSatisfying(
            Exited.class, exit -> assertThat(exit.status()).isInstanceOf(ExitStatus.Lost.class));
  }

  @Test
  void codeThatIsNoneIsLost() {
    assertThat(seen("exited", STARTED, FINISHED, -1))
        .isInstanceOfSatisfying(
            Exited.class, exit -> assertThat(exit.status()).isInstanceOf(ExitStatus.Lost.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"removing", "", "dreaming"})
  void otherStatesAreUnknown(String status) {
    assertThat(seen(status, STARTED, NEVER, 0)).isInstanceOf(Unknown.class);
  }
}
