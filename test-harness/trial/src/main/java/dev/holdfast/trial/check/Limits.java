package dev.holdfast.trial.check;

import java.time.Duration;

/**
 * How long things may take. Generous ones miss slow drivers, strict ones accuse slow machines.
 *
 * @param settle how long a fault's effects may show after it is over
 * @param start from a start's good answer to a live copy
 * @param stop beyond the grace of a stop, and from its good answer, to the death of the last copy
 * @param early by how much a task may be killed before its grace is over
 * @param converge from the last fault until everything asked for is done
 * @param health from the begin or end of an outage until health tells
 * @param stats beyond two intervals, from TaskStats to its first sample
 * @param look between two looks before the observer counts as blind
 */
public record Limits(
    Duration settle,
    Duration start,
    Duration stop,
    Duration early,
    Duration converge,
    Duration health,
    Duration stats,
    Duration look) {

  /** For a machine that does little else. */
  public static Limits usual() {
    return new Limits(
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofMillis(250),
        Duration.ofSeconds(30),
        Duration.ofSeconds(15),
        Duration.ofSeconds(3),
        Duration.ofSeconds(2));
  }

  /** All of them this many times as long, for slow machines. */
  public Limits times(int factor) {
    return new Limits(
        settle.multipliedBy(factor),
        start.multipliedBy(factor),
        stop.multipliedBy(factor),
        early.multipliedBy(factor),
        converge.multipliedBy(factor),
        health.multipliedBy(factor),
        stats.multipliedBy(factor),
        look.multipliedBy(factor));
  }
}
