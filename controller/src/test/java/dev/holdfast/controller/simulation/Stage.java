package dev.holdfast.controller.simulation;

import dev.holdfast.contracts.ManualClock;
import dev.holdfast.controller.engine.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads and time of one run. Exactly one actor runs at any moment, and chance says which is next;
 * time stands still while anybody can run, and then jumps to the next alarm.
 */
final class Stage {
  /** More turns than any sane run takes: who needs more is spinning. */
  private static final int MOST_TURNS = 200_000;

  private record Alarm(long atMillis, long number, Runnable bell) {}

  private final Chance chance;
  private final Trace trace;
  private final ManualClock clock = new ManualClock();
  private final Thread thread = Thread.currentThread();
  private final List<Actor> ready = new ArrayList<>();
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(
          Comparator.comparingLong(Alarm::atMillis).thenComparingLong(Alarm::number));
  private @Nullable Actor current;
  private @Nullable Throwable failure;
  private long nowMillis;
  private long alarmCount;
  private int turns;

  private final List<Life> lives = new ArrayList<>();

  Stage(Chance chance, Trace trace) {
    this.chance = chance;
    this.trace = trace;
  }

  Thread thread() {
    return thread;
  }

  Chance chance() {
    return chance;
  }

  ManualClock clock() {
    return clock;
  }

  long nowMillis() {
    return nowMillis;
  }

  int turns() {
    return turns;
  }

  Life beginLife(String name) {
    Life life = new Life(name, clock.instant());
    lives.add(life);
    return life;
  }

  void start(Life life, String name, Runnable body) {
    Actor actor = new Actor(this, life, name, body);
    life.add(actor);
    ready.add(actor);
  }

  void ready(Actor actor) {
    ready.add(actor);
  }

  /** Ends the run; the first failure is the one that counts. */
  void failed(Throwable e) {
    if (failure == null) {
      failure = e;
    }
  }

  void after(long millis, Runnable bell) {
    alarms.add(new Alarm(nowMillis + millis, alarmCount++, bell));
  }

  /** Plays until the time given, or until somebody failed. */
  void playUntil(long endMillis) {
    while (failure == null && nextTurn(endMillis)) {
      turns++;
      if (turns > MOST_TURNS) {
        failed(new Violation("it spins: " + turns + " turns in " + nowMillis + " ms"));
      }
    }
  }

  /** Lets every thread of the dead come to its end. */
  void close() {
    lives.forEach(Life::end);
    while (!ready.isEmpty()) {
      give(ready.removeLast());
    }
  }

  private boolean nextTurn(long endMillis) {
    if (!ready.isEmpty()) {
      give(takeOne());
      return true;
    }
    Alarm next = alarms.peek();
    if (next == null || next.atMillis() > endMillis) {
      advance(endMillis);
      return false;
    }
    alarms.remove();
    advance(next.atMillis());
    next.bell().run();
    return true;
  }

  private Actor takeOne() {
    Actor last = ready.removeLast();
    int index = chance.below(ready.size() + 1);
    return index == ready.size() ? last : ready.set(index, last);
  }

  private void give(Actor actor) {
    current = actor;
    actor.takeTurn();
    current = null;
  }

  private void advance(long toMillis) {
    if (toMillis > nowMillis) {
      clock.advance(Duration.ofMillis(toMillis - nowMillis));
      nowMillis = toMillis;
    }
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** The actor that has the turn. */
  Actor me() {
    if (current == null) {
      throw new IllegalStateException("nobody has the turn");
    }
    return current;
  }

  void sleep(long millis) {
    after(millis, me().alarm());
    me().pause();
  }

  /** Waits as {@link Threads#await}. */
  boolean await(CompletableFuture<?> future, @Nullable Duration limit) {
    me().life().requireAlive();
    if (!future.isDone() && (limit == null || limit.isPositive())) {
      Runnable alarm = me().alarm();
      var _ = future.whenComplete((_, _) -> alarm.run());
      if (limit != null) {
        after(millisUp(limit), alarm);
      }
      me().pause();
    }
    return future.isDone();
  }

  private static long millisUp(Duration limit) {
    return limit.plusNanos(999_999).toMillis();
  }

  void say(Supplier<String> words) {
    trace.add(nowMillis, current == null ? "" : String.valueOf(current), words);
  }

  void say(String words) {
    say(() -> words);
  }

  /** The engine's threads in a process. */
  Threads threads(Life life) {
    return new Threads() {
      @Override
      public void start(String name, Runnable body) {
        Stage.this.start(life, name, body);
      }

      @Override
      public boolean await(CompletableFuture<?> future, @Nullable Duration limit) {
        return Stage.this.await(future, limit);
      }
    };
  }
}
