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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of one case: its tasks live and end while faults strike. */
final class CaseRun {
  /** Enough to put a failpoint in place. */
  private static final Duration HEAD_START = Duration.ofMillis(50);

  private static final Duration POLL = Duration.ofMillis(20);

  /** What one step waited for in vain is not waited for as long by the next. */
  private static final Duration ONCE_MORE = Duration.ofSeconds(10);

  private final Plan plan;
  private final Client client;
  private final Witness witness;
  private final Injector injector;
  private final Function<PlannedTask, TaskBook> starter;
  private final Duration limit;
  private final CaseLog log;
  private final Halt halt;
  private final Set<TaskBook> waitedForInVain = new HashSet<>();
  private final Map<Role, List<TaskBook>> books = new EnumMap<>(Role.class);

  CaseRun(
      Plan plan,
      Client client,
      Witness witness,
      Injector injector,
      Function<PlannedTask, TaskBook> starter,
      Duration limit,
      CaseLog log,
      Halt halt) {
    this.plan = plan;
    this.client = client;
    this.witness = witness;
    this.injector = injector;
    this.starter = starter;
    this.limit = limit;
    this.log = log;
    this.halt = halt;
    for (Role role : Role.values()) {
      books.put(role, new ArrayList<>());
    }
  }

  private List<TaskBook> books(Role role) {
    return books.getOrDefault(role, List.of());
  }

  /**
   * All steps in order; one that does not come to its end in time does not keep the others.
   *
   * @throws Halt.Halted if the case is to end before its time
   */
  void play() throws IOException, InterruptedException {
    start(Role.STEADY);
    await("the steady tasks run", () -> notRunning(books(Role.STEADY)));
    step(Step.START, this::startOthers, () -> notRunning(client.books()));
    step(Step.RUNNING, () -> {}, () -> notRunning(client.books()));
    step(Step.RECOVERING, () -> {}, () -> notRunning(client.books()));
    step(Step.ENDING, this::letEnd, this::notEnded);
    step(Step.STOPPING, () -> stop(Role.STOPPED), () -> notOver(books(Role.STOPPED)));
    step(Step.DESTROYING, this::stopAll, () -> notOver(client.books()));
  }

  private interface Act {
    void act() throws IOException;
  }

  private void step(Step step, Act act, Supplier<List<TaskBook>> missing)
      throws IOException, InterruptedException {
    log.step(step.word());
    Thread faults = Thread.ofVirtual().start(() -> strike(step));
    if (plan.waitsForIts(step)) {
      Pause.of(HEAD_START);
    }
    act.act();
    faults.join();
    await(step.word() + " is done", () -> with(missing.get(), restless()));
  }

  private void strike(Step step) {
    for (Injection injection : plan.at(step)) {
      if (halt.now()) {
        return;
      }
      log.struck(injection, injector.strike(injection));
    }
  }

  private List<TaskBook> restless() {
    return client.books().stream().filter(book -> !book.settled()).toList();
  }

  private static List<TaskBook> with(List<TaskBook> some, List<TaskBook> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
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

  private List<TaskBook> notRunning(Collection<TaskBook> tasks) {
    return tasks.stream()
        .filter(book -> !book.settled() || witness.copies(book.task().slot()).size() != 1)
        .toList();
  }

  /** A victim that was lost and started anew before the blow fell lives: nobody will kill it. */
  private List<TaskBook> notEnded() {
    List<TaskBook> victims = notOver(books(Role.KILLED));
    return with(
        notOver(books(Role.ENDS)), victims.stream().filter(book -> book.starts() <= 1).toList());
  }

  private static List<TaskBook> notOver(Collection<TaskBook> tasks) {
    return tasks.stream().filter(book -> book.phase() != TaskBook.Phase.DEAD).toList();
  }

  private void await(String what, Supplier<List<TaskBook>> missing) {
    long began = System.nanoTime();
    List<TaskBook> left = missing.get();
    while (!left.isEmpty()) {
      halt.check();
      String names = names(left);
      log.waits(names);
      Duration patience = patience(left);
      if (System.nanoTime() - began > patience.toNanos()) {
        waitedForInVain.addAll(left);
        log.late("%s (%s)".formatted(what, names), patience);
        return;
      }
      Pause.of(POLL);
      left = missing.get();
    }
    halt.check();
  }

  private Duration patience(List<TaskBook> left) {
    boolean again = waitedForInVain.containsAll(left) && limit.compareTo(ONCE_MORE) > 0;
    return again ? ONCE_MORE : limit;
  }

  private static String names(List<TaskBook> tasks) {
    return tasks.stream()
        .map(book -> book.task().spec().name())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
