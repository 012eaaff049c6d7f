package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.LookAgain;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Owns one slot: its thread alone changes the record and touches the workload. Everybody else
 * leaves a request or a poke, and reads the view.
 */
final class TaskWorker implements Runnable {
  /** A decision that asks to look at once, again and again, is a bug; this bounds its cost. */
  private static final int MOST_PASSES_AT_ONCE = 20;

  private final Engine engine;
  private final Mailbox mailbox;
  private final Diary diary;
  private final Board board;
  private final Naming naming;
  private final Callers callers = new Callers();
  private final Orders orders;
  private final Sight sight;
  private final Passes passes;
  private final Consumer<TaskWorker> onFinished;
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private volatile boolean stopped;

  /**
   * A worker for one slot.
   *
   * @param stored whether the record is in the store; else the worker puts it there first
   * @param first what a list found of the workload; null to look for oneself
   * @param onFinished called by the worker's thread when nothing is left to do
   */
  TaskWorker(
      Engine engine,
      TaskRecord record,
      boolean stored,
      Claim claim,
      @Nullable Observation first,
      Consumer<TaskWorker> onFinished) {
    this.engine = engine;
    this.mailbox = new Mailbox(engine.threads());
    this.diary = new Diary(engine, record, stored);
    this.naming = new Naming(engine.settings(), claim);
    this.orders = new Orders(diary, naming, callers);
    this.sight = new Sight(engine, first);
    this.onFinished = onFinished;
    Observation seen = first != null ? first : new Observation.Unknown("not looked at yet");
    this.board = new Board(engine.clock(), diary.record(), claim, seen);
    this.passes = new Passes(engine, diary, naming, callers, sight, board);
  }

  TaskView view() {
    return board.view();
  }

  /** The view with what goes on at this instant. */
  TaskView viewNow() {
    return board.viewNow(diary.told());
  }

  /** Somebody has told Nomad of the end. */
  void told() {
    diary.tell();
  }

  /** Wakes the worker where remarks have waited long enough for a write of their own. */
  void saveIfDue() {
    if (diary.isDue()) {
      mailbox.poke();
    }
  }

  Promises promises() {
    return callers.promises();
  }

  void poke() {
    mailbox.poke();
  }

  boolean post(Request request) {
    return mailbox.post(request);
  }

  /**
   * Ends the thread; the record and the workload stay as they are. Who waits is told nothing: an
   * answer now would be taken for the task's end, the end of the connection is not.
   */
  void stop() {
    stopped = true;
    mailbox.poke();
  }

  /** Waits until the thread has ended, and touches nothing any more; not longer than that. */
  void awaitEnd(Duration limit) {
    Waiting.await(engine.threads(), over, limit);
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        LookAgain next = guardedStep();
        if (diary.isOver() && mailbox.closeIfEmpty()) {
          onFinished.accept(this);
          callers.farewell(diary.record());
          return;
        }
        Duration delay = delay(next);
        board.sleeps(delay);
        mailbox.await(delay);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      over.complete(true);
    }
  }

  /** A bug must not take the task's only thread away. */
  private LookAgain guardedStep() throws InterruptedException {
    try {
      return step();
    } catch (RuntimeException e) {
      engine.listener().bug("task " + diary.record().invocation(), e);
      return passes.failed("a bug: " + e, "");
    }
  }

  /** One round: requests, then passes until one says to wait. */
  private LookAgain step() throws InterruptedException {
    if (!isKept()) {
      return passes.failed("its record cannot be written", "store");
    }
    if (!heard(mailbox.drain())) {
      return passes.failed("its removal cannot be noted", "store");
    }
    LookAgain next = new LookAgain.Now();
    for (int pass = 0; next instanceof LookAgain.Now && !diary.isOver(); pass++) {
      next = pass < MOST_PASSES_AT_ONCE ? passes.run() : new LookAgain.BackOff();
    }
    if (!diary.isOver()) {
      diary.writeDue();
    }
    return next;
  }

  /** A task whose record cannot be written is not started: nothing would find it again. */
  private boolean isKept() {
    try {
      if (diary.open()) {
        callers.admitted();
      }
      return true;
    } catch (StoreUnavailable e) {
      callers.refused(new StartFailed(String.valueOf(e.getMessage()), true));
      return false;
    }
  }

  /**
   * Takes what was in the mailbox. A request that changes no record is a claim; hundreds of them
   * come at once after a restart, just after the list of everything, so what was seen last does.
   */
  private boolean heard(Mailbox.Mail mail) {
    diary.wakes(mail, view().next());
    long revision = diary.record().revision();
    boolean taken = orders.take(mail.requests());
    boolean sure = view().seen() instanceof Observation.Running && diary.failures() == 0;
    boolean unchanged = diary.record().revision() == revision;
    if (!mail.poked() && !mail.requests().isEmpty() && unchanged && sure) {
      sight.reuse(view().seen());
    }
    return taken;
  }

  private @Nullable Duration delay(LookAgain next) {
    return switch (next) {
      case LookAgain.Now _ -> Duration.ZERO;
      case LookAgain.WhenPoked _ -> null;
      case LookAgain.BackOff _ -> engine.backoff().after(Math.max(1, diary.failures()));
      case LookAgain.At(Instant time) -> {
        Duration left = Duration.between(engine.clock().instant(), time);
        yield left.isNegative() ? Duration.ZERO : left;
      }
    };
  }
}
