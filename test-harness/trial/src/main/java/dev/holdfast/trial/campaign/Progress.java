package dev.holdfast.trial.campaign;

import dev.holdfast.trial.fault.Plan;

/** Hears what happens while it happens. Calls may come from several threads. */
public interface Progress {
  /** A case begins. */
  void began(int number, int cases, Plan plan);

  /** One of its steps begins. */
  void step(String name);

  /** A fault was tried. */
  void struck(Struck struck);

  /**
   * For which tasks the step waits now; called many times a second.
   *
   * @param tasks their names
   */
  void waits(String tasks);

  /** A case was played and judged. */
  void ended(CaseResult result);
}
