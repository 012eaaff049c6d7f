package dev.holdfast.controller.simulation;

import dev.holdfast.contracts.faults.SimulatedCrash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One life of one process. When it is over, none of its threads does anything any more. */
final class Life {
  private final String name;
  private final List<Actor> actors = new ArrayList<>();
  private final List<Runnable> mourners = new ArrayList<>();
  private final Instant bornAt;
  private boolean over;

  Life(String name, Instant bornAt) {
    this.name = name;
    this.bornAt = bornAt;
  }

  Instant bornAt() {
    return bornAt;
  }

  boolean isOver() {
    return over;
  }

  void add(Actor actor) {
    actors.add(actor);
  }

  /** Runs when this life ends, as the kernel closes the connections of the dead. */
  void atEnd(Runnable mourner) {
    mourners.add(mourner);
  }

  /** Kills the process; a dead one stays dead. */
  void end() {
    if (!over) {
      over = true;
      actors.forEach(Actor::doom);
      List.copyOf(mourners).forEach(Runnable::run);
    }
  }

  /** For threads of this life, at every step that another process could see. */
  void requireAlive() {
    if (over) {
      throw new SimulatedCrash("of " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
