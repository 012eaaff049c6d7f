package dev.holdfast.suites.recovery;

import java.util.random.RandomGenerator;

/** Something that goes wrong while tasks run, some of which end meanwhile. */
@FunctionalInterface
public interface Fault {
  /**
   * Strikes once and lets the tasks end that shall end in this round.
   *
   * @return how often each running task is recovered on account of it
   */
  int strike(AgentField field, RandomGenerator random) throws Exception;
}
