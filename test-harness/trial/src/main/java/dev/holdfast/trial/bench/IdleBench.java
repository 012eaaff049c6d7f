package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.observe.Proc;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * B4: memory with no task and for each one, CPU and wake-ups while many of them do nothing. All
 * processes that are there because of the driver are charged, its daemons for what they do
 * meanwhile.
 */
final class IdleBench implements Benchmark {
  private static final Metric EMPTY =
      new Metric("B4", "memory (PSS), no task", "MiB", "at most 120");
  private static final Duration SETTLE = Duration.ofSeconds(3);

  @Override
  public String id() {
    return "B4";
  }

  @Override
  public int rounds(Sizes sizes) {
    return 1;
  }

  @Override
  public void round(Stand stand, Sizes sizes, BiConsumer<Metric, Double> samples) throws Exception {
    Spans.pause(SETTLE);
    Set<Long> before = new LinkedHashSet<>(Proc.pids());
    double empty = Cost.of(Cost.tree(stand.pid())).pssKib() / 1024;
    samples.accept(EMPTY, empty);
    Crowd crowd = Crowd.start(stand, sizes.idleTasks());
    Spans.pause(SETTLE);
    watch(stand, sizes, before, empty, samples);
    if (crowd.living() != sizes.idleTasks()) {
      throw new IllegalStateException("some of the idle tasks did not live through it");
    }
  }

  private static void watch(
      Stand stand,
      Sizes sizes,
      Set<Long> before,
      double emptyMib,
      BiConsumer<Metric, Double> samples)
      throws Exception {
    Set<Long> own = Cost.tree(stand.pid());
    own.addAll(Cost.helpersSince(before));
    Set<Long> daemons = Cost.daemons(stand.contender().profile());
    Cost begin = Cost.of(own);
    double daemonsBegin = Cost.of(daemons).cpuSeconds();
    Spans.pause(sizes.idle());
    Cost end = Cost.of(own);
    double seconds = sizes.idle().toMillis() / 1000.0;
    int count = sizes.idleTasks();
    String with = " with " + count + " idle tasks";
    samples.accept(
        new Metric("B4", "memory (PSS) of each of " + count + " tasks", "MiB", "at most 0.2"),
        (end.pssKib() / 1024 - emptyMib) / count);
    samples.accept(
        Metric.of("B4", "CPU of plugin and helpers" + with, "% of a core"),
        100 * (end.cpuSeconds() - begin.cpuSeconds()) / seconds);
    samples.accept(
        Metric.of("B4", "CPU of its daemons" + with, "% of a core"),
        100 * (Cost.of(daemons).cpuSeconds() - daemonsBegin) / seconds);
    samples.accept(
        Metric.of("B4", "wake-ups" + with, "1/s"), (end.wakeUps() - begin.wakeUps()) / seconds);
  }
}
