package dev.holdfast.trial.campaign;

import dev.holdfast.trial.client.Client;
import dev.holdfast.trial.client.TaskBook;
import dev.holdfast.trial.fault.Injection;
import dev.holdfast.trial.fault.Plan;
import dev.holdfast.trial.fault.PlannedTask;
import dev.holdfast.trial.fault.PlannedTask.Role;
import dev.holdfast.trial.fault.Step;
import dev.holdfast.trial.inject.Injector;
import dev.holdfast.trial.inject.Pause;
import dev.holdfast.trial.witness.Witness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The steps of one case: its tasks live and end while faults strike. */
final class CaseRun {
  /** Enough to put a failpoint in place. */
  private static final Duration HEAD_START = Duration.ofMillis(50);

  private static final Duration POLL = Duration.ofMillis(20);

  private final Plan plan;
  private final Client client;
  private final Witness witness;
  private final Injector injector;
  private final Function<PlannedTask, TaskBook> starter;
  private final Duration limit;
  private final CaseLog log;
  private final Map<Role, List<TaskBook>> books = new EnumMap<>(Role.class);

  CaseRun(
      Plan plan,
      Client client,
      Witness witness,
      Injector injector,
      Function<PlannedTask, TaskBook> starter,
      Duration limit,
      CaseLog log) {
    this.plan = plan;
    this.client = client;
    this.witness = witness;
    this.injector = injector;
    this.starter = starter;
    this.limit = limit;
    this.log = log;
    for (Role role : Role.values()) {
      books.put(role, new ArrayList<>());
    }
  }

  private List<TaskBook> books(Role role) {
    return books.getOrDefault(role, List.of());
  }

  /** All steps in order; one that does not come to its end in time does not keep the others. */
  void play() throws IOException, InterruptedException {
    start(Role.STEADY);
    await("the steady tasks run", () -> run(books(Role.STEADY)));
    step(Step.START, this::startOthers, () -> run(client.books()));
    step(Step.RUNNING, () -> {}, () -> run(client.books()));
    step(Step.RECOVERING, () -> {}, () -> run(client.books()));
    step(Step.ENDING, this::letEnd, () -> over(books(Role.ENDS)) && struck(books(Role.KILLED)));
    step(Step.STOPPING, () -> stop(Role.STOPPED), () -> over(books(Role.STOPPED)));
    step(Step.DESTROYING, this::stopAll, () -> over(client.books()));
  }

  private interface Act {
    void act() throws IOException;
  }

  private void step(Step step, Act act, BooleanSupplier done)
      throws IOException, InterruptedException {
    log.step(step.word());
    Thread faults = Thread.ofVirtual().start(() -> strike(step));
    if (plan.waitsForIts(step)) {
      Pause.of(HEAD_START);
    }
    act.act();
    faults.join();
    await(step.word() + " is done", () -> done.getAsBoolean() && atRest());
  }

  private void strike(Step step) {
    for (Injection injection : plan.at(step)) {
      log.struck(injection, injector.strike(injection));
    }
  }

  private boolean atRest() {
    return client.books().stream().allMatch(TaskBook::settled);
  }

  private void startOthers() {
    start(Role.ENDS);
    start(Role.KILLED);
    start(Role.STOPPED);
  }

  private void start(Role role) {
    plan.tasks().stream()
        .filter(task -> task.role() == role)
        .forEach(task -> books(role).add(starter.apply(task)));
  }

  private void letEnd() throws IOException {
    for (TaskBook book : books(Role.ENDS)) {
      client.letEnd(book);
    }
  }

  private void stop(Role role) {
    books(role).forEach(client::stop);
  }

  // The step's faults are meant for the moment at which processes go.
  private void stopAll() {
    client.books().stream()
        .filter(book -> book.phase() != TaskBook.Phase.DEAD)
        .forEach(client::stop);
  }

  private boolean run(Collection<TaskBook> tasks) {
    return tasks.stream()
        .allMatch(book -> book.settled() && witness.copies(book.task().slot()).size() == 1);
  }

  /** Killed, or lost and started anew before the blow fell: then nobody will kill it. */
  private static boolean struck(Collection<TaskBook> tasks) {
    return tasks.stream().allMatch(book -> over(List.of(book)) || book.starts() > 1);
  }

  private static boolean over(Collection<TaskBook> tasks) {
    return tasks.stream().allMatch(book -> book.phase() == TaskBook.Phase.DEAD);
  }

  private void await(String what, BooleanSupplier done) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        log.late(what, limit);
        return;
      }
      Pause.of(POLL);
    }
  }
}
