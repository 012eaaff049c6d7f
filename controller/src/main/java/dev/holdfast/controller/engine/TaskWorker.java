package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Action;
import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.Decision;
import dev.holdfast.controller.reconcile.LookAgain;
import dev.holdfast.controller.reconcile.Reconcile;
import dev.holdfast.controller.reconcile.Situation;
import dev.holdfast.controller.reconcile.Wishes;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Remark;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
  private final Effects effects;
  private final Mailbox mailbox;
  private final Diary diary;
  private final Board board;
  private final Naming naming;
  private final Consumer<TaskWorker> onFinished;

  private boolean stored;
  private @Nullable Observation given;
  private @Nullable Request owed;
  private @Nullable Instant absentSince;
  private @Nullable String startError;
  private boolean startRetry;
  private boolean forgotten;
  private volatile Promises promises = Promises.fresh();
  private volatile boolean stopped;
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();

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
    this.effects = new Effects(engine);
    this.mailbox = new Mailbox(engine.threads());
    this.diary = new Diary(engine, record, stored);
    this.stored = stored;
    this.naming = new Naming(engine.settings(), claim);
    this.given = first;
    this.onFinished = onFinished;
    Observation seen = first != null ? first : new Observation.Unknown("not looked at yet");
    this.board = new Board(engine.clock(), diary.record(), claim, seen);
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
    return promises;
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
        if (finished() && mailbox.closeIfEmpty()) {
          onFinished.accept(this);
          farewell();
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
      engine.listener().bug("task " + record().invocation(), e);
      return failed("a bug: " + e, "");
    }
  }

  /** One round: requests, then passes until one says to wait. */
  LookAgain step() throws InterruptedException {
    if (!stored && !store()) {
      return new LookAgain.WhenPoked();
    }
    Mailbox.Mail mail = mailbox.drain();
    diary.wakes(mail, view().next());
    long revision = record().revision();
    mail.requests().forEach(this::accept);
    if (!mail.poked() && !mail.requests().isEmpty() && record().revision() == revision) {
      given = lastSeen();
    }
    if (!paid()) {
      return failed("its removal cannot be noted", "store");
    }
    LookAgain next = new LookAgain.Now();
    for (int pass = 0; next instanceof LookAgain.Now && !finished(); pass++) {
      next = pass < MOST_PASSES_AT_ONCE ? pass() : new LookAgain.BackOff();
    }
    if (!finished()) {
      diary.writeDue();
    }
    return next;
  }

  /**
   * What was seen last, where that is good enough to decide on. A request that changes no record is
   * a claim; hundreds of them come at once after a restart, just after the list of everything.
   */
  private @Nullable Observation lastSeen() {
    boolean sure = view().seen() instanceof Observation.Running && diary.failures() == 0;
    return given == null && sure ? view().seen() : given;
  }

  /** A task whose record cannot be written is not started: nothing would find it again. */
  private boolean store() {
    try {
      diary.write(record());
      stored = true;
    } catch (StoreUnavailable e) {
      forgotten = true;
      startError = String.valueOf(e.getMessage());
      startRetry = true;
    }
    return stored;
  }

  private TaskRecord record() {
    return diary.record();
  }

  private boolean finished() {
    return forgotten
        || (record().known().removedAt() != null && record().desired() instanceof Desired.Gone);
  }

  private void accept(Request request) {
    try {
      TaskRecord next = request.change().apply(record());
      if (!next.equals(record())) {
        change(next);
      }
      if (request.claim() != null && naming.named(request.claim())) {
        diary.note("claim", "Nomad asked for it again", null);
      }
      request.accepted().complete(promises);
    } catch (StoreUnavailable e) {
      owed = wantsGone(request) ? request : owed;
      request.accepted().completeExceptionally(e);
    } catch (RuntimeException e) {
      request.accepted().completeExceptionally(e);
    }
  }

  private boolean wantsGone(Request request) {
    return request.change().apply(record()).desired() instanceof Desired.Gone;
  }

  /** Nomad asks for a removal once and never again, so what the disk refused is tried on. */
  private boolean paid() {
    Request again = owed;
    owed = null;
    if (again != null) {
      accept(again);
    }
    return owed == null;
  }

  private void change(TaskRecord next) {
    TaskRecord before = record();
    diary.write(next);
    if (!next.invocation().equals(before.invocation())) {
      promises.abandon(new TaskNotFound("superseded by " + next.invocation()));
      promises.gone().complete(before);
      promises = Promises.fresh();
      startError = null;
    }
    forgotten = false;
  }

  private LookAgain pass() throws InterruptedException {
    try {
      return attempt();
    } catch (RuntimeUnavailable | RuntimeRefused e) {
      return failed(String.valueOf(e.getMessage()), "runtime");
    } catch (StoreUnavailable e) {
      return failed(String.valueOf(e.getMessage()), "store");
    }
  }

  private LookAgain attempt() throws InterruptedException {
    long began = System.nanoTime();
    Observation seen = look();
    Decision decision = Reconcile.decide(situation(seen));
    try {
      for (Action action : decision.actions()) {
        perform(action);
      }
    } catch (Effects.LaunchRefused e) {
      return refused(e);
    }
    succeeded(seen, decision);
    engine.listener().decided(record(), decision, Duration.ofNanos(System.nanoTime() - began));
    return decision.lookAgain();
  }

  private void perform(Action action) throws InterruptedException {
    board.does(action.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    forgetAbsence(action);
    if (action instanceof Action.Note(TaskRecord next)) {
      boolean endIsNew = record().known().ended() == null && next.known().ended() != null;
      diary.write(next);
      noted(endIsNew);
    } else {
      effects.perform(action, record());
      forgotten = forgotten || action instanceof Action.Forget;
    }
  }

  private Observation look() {
    board.does("look");
    Observation seen = given != null ? given : engine.runtime().observe(record().workloadId());
    given = null;
    boolean absent = seen instanceof Observation.Absent;
    if (!absent) {
      absentSince = null;
    } else if (absentSince == null) {
      absentSince = engine.clock().instant();
    }
    return seen;
  }

  /** What was not there before a launch says nothing of what is there after it. */
  private void forgetAbsence(Action action) {
    if (action instanceof Action.Launch) {
      absentSince = null;
    }
  }

  private Situation situation(Observation seen) {
    Instant now = engine.clock().instant();
    if (naming.expires(now)) {
      diary.note("unclaimed", "Nomad has not asked for it in time", null);
      engine.listener().unclaimed(record());
    }
    return new Situation(
        record(),
        seen,
        naming.claim(),
        now,
        Optional.ofNullable(absentSince).orElse(now),
        engine.boot(),
        engine.runtime().info().keepsExits());
  }

  private void noted(boolean endIsNew) {
    if (record().known().launched() != null || record().known().ended() != null) {
      naming.forgetSecrets();
    }
    if (endIsNew) {
      engine.listener().ended(record());
    }
  }

  private void succeeded(Observation seen, Decision decision) {
    boolean blind = decision.lookAgain() instanceof LookAgain.BackOff;
    int failures = diary.passed(blind ? decision.reason() : null);
    board.publish(
        record(), naming.claim(), seen, decision.reason(), decision.lookAgain(), failures);
    settle(seen);
  }

  private void settle(Observation seen) {
    if (startError == null) {
      promises.settle(record());
    }
    if (seen instanceof Observation.Running || seen instanceof Observation.Exited) {
      promises.looked().complete(record());
    }
  }

  /** Said only when nobody can find this worker any more. */
  private void farewell() {
    promises.abandon(
        startError != null
            ? new StartFailed(startError, startRetry)
            : new TaskNotFound("it was destroyed"));
    promises.gone().complete(record());
  }

  private LookAgain refused(Effects.LaunchRefused e) {
    startError = String.valueOf(e.getMessage());
    Remark remark = new Remark(engine.clock().instant(), engine.boot(), "refused", startError);
    diary.write(Wishes.gone(record(), remark));
    return new LookAgain.Now();
  }

  private LookAgain failed(String error, String blockedBy) {
    int failures = diary.passed(error);
    board.failed(record(), naming.claim(), error, blockedBy, failures);
    engine.listener().failed(record(), error);
    return new LookAgain.BackOff();
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
