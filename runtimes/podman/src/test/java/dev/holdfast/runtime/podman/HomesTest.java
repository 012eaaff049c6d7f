package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.podman.api.Endpoint;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.api.Undisturbed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HomesTest {
  private static final WorkloadId TASK = new WorkloadId("holdfast-web-0123456789abcdef");

  private final PodmanApi here = service("here");
  private final PodmanApi there = service("there");
  private final Homes homes = new Homes(List.of(here, there));
  private final Map<PodmanApi, Supplier<Optional<Found>>> answers = new HashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  private static PodmanApi service(String name) {
    Endpoint endpoint = new Endpoint(name, "unix:///run/" + name + ".sock");
    return new PodmanApi(endpoint, Duration.ofSeconds(1), new Undisturbed());
  }

  private static Optional<Found> found(PodmanApi api) {
    return Optional.of(new Found(api, new ContainerFacts(JsonNodeFactory.instance.objectNode())));
  }

  private static Optional<Found> away() {
    throw new PodmanAway("nobody listens");
  }

  private Optional<PodmanApi> find() {
    return homes
        .find(
            TASK,
            api -> {
              if (api.equals(there)) {
                asked.incrementAndGet();
              }
              return answers.getOrDefault(api, Optional::empty).get();
            })
        .map(Found::api);
  }

  @Test
  void absenceIsKnownOnlyIfAllServicesAnswer() {
    assertThat(find()).isEmpty();
    answers.put(there, HomesTest::away);
    assertThatThrownBy(this::find).isInstanceOf(PodmanAway.class);
  }

  @Test
  void serviceThatIsAwayHidesNoContainerOfAnother() {
    answers.put(here, HomesTest::away);
    answers.put(there, () -> found(there));
    assertThat(find()).contains(there);
  }

  @Test
  void wordOfTheServiceThatTheJobNamesIsEnough() {
    homes.expect(TASK, here);
    answers.put(there, HomesTest::away);
    assertThat(find()).isEmpty();
    assertThat(find()).isEmpty();
    assertThat(asked).as("questions to the one that is away").hasValue(1);
  }

  @Test
  void nothingIsKnownWhileTheServiceThatTheJobNamesIsAway() {
    homes.expect(TASK, here);
    answers.put(here, HomesTest::away);
    assertThatThrownBy(this::find).isInstanceOf(PodmanAway.class);
  }

  @Test
  void containerUnderAServiceOfAnotherNameIsFound() {
    homes.expect(TASK, here);
    answers.put(there, () -> found(there));
    assertThat(find()).contains(there);
    answers.put(here, HomesTest::away);
    assertThat(find()).as("where it was found it is looked for first").contains(there);
  }

  @Test
  void serviceWhereItWasSeenIsNeededThoughTheJobNamesAnother() {
    answers.put(there, () -> found(there));
    assertThat(find()).contains(there);
    homes.expect(TASK, here);
    answers.put(there, HomesTest::away);
    assertThatThrownBy(this::find).isInstanceOf(PodmanAway.class);
    homes.gone(TASK);
    assertThat(find()).as("when its container is removed").isEmpty();
  }

  @Test
  void refusalOfAnotherServiceIsNoAbsence() {
    homes.expect(TASK, here);
    answers.put(
        there,
        () -> {
          throw new PodmanRefusal(500, "database is locked");
        });
    assertThatThrownBy(this::find).isInstanceOf(PodmanRefusal.class);
  }

  @Test
  void serviceThatHangsIsWaitedForOnceAndNotLong() {
    CountDownLatch end = new CountDownLatch(1);
    homes.expect(TASK, here);
    answers.put(
        there,
        () -> {
          awaitEnd(end);
          return Optional.empty();
        });
    long began = System.nanoTime();
    assertThat(find()).isEmpty();
    assertThat(find()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(asked).hasValue(1);
    end.countDown();
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
