package dev.holdfast.controller.simulation;

import dev.holdfast.contracts.faults.SimulatedCrash;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that runs only while the stage has given it the turn. */
final class Actor {
  private final Stage stage;
  private final Life life;
  private final String name;
  private final Thread thread;
  private volatile boolean hasTurn;
  private boolean started;
  private boolean finished;
  private boolean ready = true;
  private long waits;

  Actor(Stage stage, Life life, String name, Runnable body) {
    this.stage = stage;
    this.life = life;
    this.name = name;
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> play(body));
  }

  private void play(Runnable body) {
    try {
      life.requireAlive();
      body.run();
    } catch (SimulatedCrash _) {
      stage.say("dies");
    } catch (Throwable e) {
      stage.failed(e);
    } finally {
      finished = true;
      handBack();
    }
  }

  /** Called by the stage: lets this thread run until it waits for something. */
  void takeTurn() {
    ready = false;
    if (finished || (!started && life.isOver())) {
      return;
    }
    hasTurn = true;
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
    while (hasTurn) {
      LockSupport.park(this);
    }
  }

  private void handBack() {
    hasTurn = false;
    LockSupport.unpark(stage.thread());
  }

  /** Called by this thread: gives the turn back until it is woken. */
  void pause() {
    handBack();
    while (!hasTurn) {
      LockSupport.park(this);
    }
    waits++;
    life.requireAlive();
  }

  /** Gives the turn back and stays ready, so that others may come first. */
  void yieldTurn() {
    makeReady();
    pause();
  }

  /** What wakes this actor from its next wait, and from no other. */
  Runnable alarm() {
    long wait = waits;
    return () -> {
      if (waits == wait) {
        makeReady();
      }
    };
  }

  private void makeReady() {
    if (!ready && !finished) {
      ready = true;
      stage.ready(this);
    }
  }

  /** Its process is dead: it gets one more turn, to end. */
  void doom() {
    makeReady();
  }

  Life life() {
    return life;
  }

  @Override
  public @Nullable String toString() {
    return name;
  }
}
