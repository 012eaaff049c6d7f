package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a pull, and when it is given up, before a registry that takes its time. */
@NeedsPodman
class PullOptionsTest {
  private static final int PORT = 21_520;
  private static final int SLOW_PORT = 21_521;
  private static final int OTHER_PORT = 21_522;
  private static final OptionValues NO_TLS = new OptionValues(Map.of("tls_verify", false));
  private static final int LAYER_BYTES = 2_000_000;

  private final Tasks tasks = Tasks.on(new PodmanUnderTest().with("pull_activity_timeout", "3s"));
  private final List<String> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void forget() {
    TestImage.forget("127.0.0.1:" + PORT);
    TestImage.forget("127.0.0.1:" + SLOW_PORT);
    TestImage.forget("127.0.0.1:" + OTHER_PORT);
  }

  @AfterEach
  void close() {
    tasks.close();
    forget();
  }

  /** An image with a layer of that many bytes, to be had through the slow proxy. */
  private static String push(Registry registry, String name) {
    TestImage.grow("localhost/holdfast-grown:1", LAYER_BYTES);
    registry.push(name, "localhost/holdfast-grown:1");
    TestImage.run("podman", "rmi", "localhost/holdfast-grown:1");
    return "127.0.0.1:" + SLOW_PORT + "/" + name;
  }

  private void prepare() {
    tasks.bench().runtime().prepare(tasks.spec("true"), told::add);
  }

  private Duration assertGivenUp(String part) {
    long began = System.nanoTime();
    assertThatThrownBy(this::prepare)
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n");
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void layerThatStallsIsGivenUpLongBeforeTheTotalLimit() {
    try (Registry registry = Registry.open(PORT);
        SlowProxy _ = SlowProxy.open(SLOW_PORT, PORT, 0)) {
      tasks.with("image", push(registry, "a/stalls:1")).with("auth", NO_TLS);
      assertThat(assertGivenUp("nothing has come from the registry for 3 s"))
          .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
      tasks.with("image_pull_activity_timeout", "6s");
      assertGivenUp("nothing has come from the registry for 6 s");
    }
  }

  @Test
  void layerThatIsSlowIsWaitedForAndToldOf() {
    try (Registry registry = Registry.open(PORT);
        SlowProxy _ = SlowProxy.open(SLOW_PORT, PORT, 150_000)) {
      String image = push(registry, "a/slow:1");
      tasks.with("image", image).with("auth", NO_TLS);
      CompletableFuture<Void> goesOn = CompletableFuture.runAsync(this::prepare);
      tasks
          .bench()
          .eventually(() ->
              assertThat(tasks.bench().runtime().activities())
                  .singleElement()
                  .satisfies(pull -> {
                    assertThat(pull.what()).isEqualTo("pull " + image);
                    assertThat(pull.bytes()).isPositive();
                  }));
      goesOn.join();
      assertThat(tasks.bench().runtime().activities()).isEmpty();
      assertThat(told.getFirst()).isEqualTo("Pulling image " + image);
      assertThat(told.get(1))
          .matches(
              "Pulling image \\S+ for 1\\d s: 2 layers begun, \\d\\.\\d MiB of them on the way");
      assertThat(told.getLast()).matches("Pulled image \\S+ in \\d+ s");
      assertThat(told).hasSizeLessThan(6);
      told.clear();
      prepare();
      assertThat(told).isEmpty();
    }
  }

  @Test
  void layerThatStallsIsGivenUpThoughAnotherPullGoesOn() {
    try (Registry registry = Registry.open(PORT);
        SlowProxy _ = SlowProxy.open(SLOW_PORT, PORT, 0);
        SlowProxy _ = SlowProxy.open(OTHER_PORT, PORT, 100_000)) {
      String image = push(registry, "a/among:1");
      tasks.with("auth", NO_TLS);
      var other = tasks.with("image", image.replace("" + SLOW_PORT, "" + OTHER_PORT)).spec("true");
      CompletableFuture<Void> goesOn =
          CompletableFuture.runAsync(() -> tasks.bench().runtime().prepare(other, told::add));
      tasks
          .bench()
          .eventually(() ->
              assertThat(TestImage.run("bash", "-c", "ls -d /var/tmp/storage* | wc -l"))
                  .isEqualTo("1\n"));
      tasks.with("image", image);
      assertThat(assertGivenUp("nothing has come from the registry for 3 s"))
          .isLessThan(Duration.ofSeconds(14));
      goesOn.join();
    }
  }

  @Test
  void totalLimitHoldsForASlowLayer() {
    try (Registry registry = Registry.open(PORT);
        SlowProxy _ = SlowProxy.open(SLOW_PORT, PORT, 50_000)) {
      tasks.with("image", push(registry, "a/late:1")).with("auth", NO_TLS);
      tasks.with("image_pull_timeout", "5s");
      assertThat(assertGivenUp("image_pull_timeout")).isLessThan(Duration.ofSeconds(12));
    }
  }

  @Test
  void impatientTaskGivesUpAloneWhereAnotherWaits() {
    try (Registry registry = Registry.open(PORT);
        SlowProxy _ = SlowProxy.open(SLOW_PORT, PORT, 150_000)) {
      tasks.with("image", push(registry, "a/shared:1")).with("auth", NO_TLS);
      tasks.with("image_pull_timeout", "4s");
      var impatient = tasks.spec("true");
      tasks.with("image_pull_timeout", "1m");
      var patient = tasks.spec("true");
      var runtime = tasks.bench().runtime();
      CompletableFuture<Void> first = CompletableFuture.runAsync(() -> runtime.prepare(impatient));
      CompletableFuture<Void> second = CompletableFuture.runAsync(() -> runtime.prepare(patient));
      assertThatThrownBy(first::join)
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("image_pull_timeout");
      second.join();
    }
  }

  @Test
  void limitsThatAreNoDurationsAreRefused() {
    tasks.with("image_pull_activity_timeout", "soon").assertRefused("image_pull_activity_timeout");
    assertThatThrownBy(() -> new PodmanUnderTest().with("pull_activity_timeout", "0").check())
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("pull_activity_timeout");
  }
}
