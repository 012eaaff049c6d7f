package dev.holdfast.trial.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds of the benchmarks that take turns, the first of which does not count
 * @param atOnce numbers of starts at once
 * @param recoveries numbers of tasks that are recovered
 * @param graces time-outs of stops that a task ignores
 * @param idleTasks that do nothing while the cost of that is measured
 * @param idle for how long
 * @param bursts numbers of starts in one burst
 * @param logLines that one task prints
 */
public record Sizes(
    int rounds,
    List<Integer> atOnce,
    List<Integer> recoveries,
    List<Duration> graces,
    int idleTasks,
    Duration idle,
    List<Integer> bursts,
    int logLines) {

  /** Some minutes for each plugin. */
  public static Sizes usual() {
    return new Sizes(
        21,
        List.of(1, 10),
        List.of(10, 100),
        List.of(Duration.ofSeconds(2)),
        50,
        Duration.ofSeconds(60),
        List.of(100),
        1_000_000);
  }

  /** A look whether everything works; its figures are worth little. */
  public static Sizes quick() {
    return new Sizes(
        3,
        List.of(1),
        List.of(5),
        List.of(Duration.ofSeconds(1)),
        3,
        Duration.ofSeconds(3),
        List.of(10),
        20_000);
  }

  /** An hour or more for each plugin: what is published. */
  public static Sizes full() {
    return new Sizes(
        51,
        List.of(1, 10, 50),
        List.of(10, 100, 500, 1000),
        List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)),
        100,
        Duration.ofMinutes(10),
        List.of(100, 500),
        5_000_000);
  }
}
