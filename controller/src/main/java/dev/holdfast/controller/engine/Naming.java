package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Claim;
import java.time.Instant;

/** Whether Nomad has named one worker's task, as that changes. For the worker's thread. */
final class Naming {
  private final EngineSettings settings;
  private Claim claim;

  Naming(EngineSettings settings, Claim claim) {
    this.settings = settings;
    this.claim = claim;
  }

  Claim claim() {
    return claim;
  }

  /** Nomad names it; answers whether it had found its way back after a restart of ours. */
  boolean named(Claim next) {
    boolean was = claim instanceof Claim.Awaited || claim instanceof Claim.Unclaimed;
    claim = next;
    return was && next instanceof Claim.Recovered;
  }

  /** The specification holds the task's environment, and nobody needs it after the launch. */
  void forgetSecrets() {
    claim = claim instanceof Claim.Starting ? new Claim.Recovered() : claim;
  }

  /** Whether the time is over at this moment in which Nomad could have named it. */
  boolean expires(Instant now) {
    if (claim instanceof Claim.Awaited awaited && !now.isBefore(awaited.until())) {
      claim = new Claim.Unclaimed(settings.reapUnclaimed());
      return true;
    }
    return false;
  }
}
