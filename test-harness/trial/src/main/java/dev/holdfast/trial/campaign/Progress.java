package dev.holdfast.trial.campaign;

import dev.holdfast.trial.fault.Injection;
import dev.holdfast.trial.fault.Plan;

/** Hears what happens while it happens. Calls may come from several threads. */
public interface Progress {
  /** A case begins. */
  void began(int number, int cases, Plan plan);

  void step(String name);

  void struck(Injection injection);

  /** A case was played and judged. */
  void ended(CaseResult result);
}
