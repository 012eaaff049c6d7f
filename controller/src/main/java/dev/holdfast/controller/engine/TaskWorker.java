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
import java.util.Optional;
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
  private final Mailbox mailbox = new Mailbox();
  private final Consumer<TaskWorker> onFinished;

  private TaskRecord record;
  private boolean stored;
  private Claim claim;
  private @Nullable Observation given;
  private @Nullable Instant absentSince;
  private @Nullable String startError;
  private boolean startRetry;
  private int failures;
  private boolean forgotten;
  private volatile Promises promises = Promises.fresh();
  private volatile TaskView view;
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
    this.effects = new Effects(engine);
    this.record = record;
    this.stored = stored;
    this.claim = claim;
    this.given = first;
    this.onFinished = onFinished;
    Observation seen = first != null ? first : new Observation.Unknown("not looked at yet");
    this.view =
        new TaskView(
            record, claim, seen, engine.clock().instant(), "new", new LookAgain.Now(), null, 0);
  }

  TaskView view() {
    return view;
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
        mailbox.await(delay(next));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A bug must not take the task's only thread away. */
  private LookAgain guardedStep() throws InterruptedException {
    try {
      return step();
    } catch (RuntimeException e) {
      engine.listener().bug(record, e);
      return failed("a bug: " + e);
    }
  }

  /** One round: requests, then passes until one says to wait. The simulation drives this too. */
  LookAgain step() throws InterruptedException {
    if (!stored && !store()) {
      return new LookAgain.WhenPoked();
    }
    Mailbox.Mail mail = mailbox.drain();
    TaskRecord before = record;
    mail.requests().forEach(this::accept);
    if (!mail.poked() && !mail.requests().isEmpty() && record.equals(before)) {
      given = lastSeen();
    }
    LookAgain next = new LookAgain.Now();
    for (int pass = 0; next instanceof LookAgain.Now && !finished(); pass++) {
      next = pass < MOST_PASSES_AT_ONCE ? pass() : new LookAgain.BackOff();
    }
    return next;
  }

  /**
   * What was seen last, where that is good enough to decide on. A request that changes no record is
   * a claim; hundreds of them come at once after a restart, just after the list of everything.
   */
  private @Nullable Observation lastSeen() {
    boolean sure = view.seen() instanceof Observation.Running && failures == 0;
    return given == null && sure ? view.seen() : given;
  }

  /** A task whose record cannot be written is not started: nothing would find it again. */
  private boolean store() {
    try {
      engine.store().put(record);
      stored = true;
    } catch (StoreUnavailable e) {
      forgotten = true;
      startError = String.valueOf(e.getMessage());
      startRetry = true;
    }
    return stored;
  }

  private boolean finished() {
    return forgotten
        || (record.known().removedAt() != null && record.desired() instanceof Desired.Gone);
  }

  private void accept(Request request) {
    try {
      if (request.claim() != null) {
        claim = request.claim();
      }
      TaskRecord next = request.change().apply(record);
      if (!next.equals(record)) {
        engine.store().put(next);
        adopt(next);
      }
      request.accepted().complete(promises);
    } catch (RuntimeException e) {
      request.accepted().completeExceptionally(e);
    }
  }

  private void adopt(TaskRecord next) {
    if (!next.invocation().equals(record.invocation())) {
      promises.abandon(new TaskNotFound("superseded by " + next.invocation()));
      promises.gone().complete(record);
      promises = Promises.fresh();
      startError = null;
    }
    forgotten = false;
    record = next;
  }

  private LookAgain pass() throws InterruptedException {
    try {
      return attempt();
    } catch (RuntimeUnavailable | RuntimeRefused | StoreUnavailable e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private LookAgain attempt() throws InterruptedException {
    long began = System.nanoTime();
    Observation seen = look();
    Decision decision = Reconcile.decide(situation(seen));
    try {
      for (Action action : decision.actions()) {
        effects.perform(action, record);
        follow(action);
      }
    } catch (Effects.LaunchRefused e) {
      return refused(e);
    }
    succeeded(seen, decision);
    engine.listener().decided(record, decision, Duration.ofNanos(System.nanoTime() - began));
    return decision.lookAgain();
  }

  private Observation look() {
    Observation seen = given != null ? given : engine.runtime().observe(record.workloadId());
    given = null;
    boolean absent = seen instanceof Observation.Absent;
    if (!absent) {
      absentSince = null;
    } else if (absentSince == null) {
      absentSince = engine.clock().instant();
    }
    return seen;
  }

  private Situation situation(Observation seen) {
    Instant now = engine.clock().instant();
    expireClaim(now);
    return new Situation(
        record,
        seen,
        claim,
        now,
        Optional.ofNullable(absentSince).orElse(now),
        engine.boot(),
        engine.runtime().info().keepsExits());
  }

  private void expireClaim(Instant now) {
    if (claim instanceof Claim.Awaited awaited && !now.isBefore(awaited.until())) {
      claim = new Claim.Unclaimed(engine.settings().reapUnclaimed());
      engine.listener().unclaimed(record);
    }
  }

  private void follow(Action action) {
    if (action instanceof Action.Note(TaskRecord next)) {
      boolean endIsNew = record.known().ended() == null && next.known().ended() != null;
      record = next;
      claim = launchedOrEnded() ? withoutSecrets(claim) : claim;
      if (endIsNew) {
        engine.listener().ended(record);
      }
    } else if (action instanceof Action.Forget) {
      forgotten = true;
    }
  }

  private boolean launchedOrEnded() {
    return record.known().launched() != null || record.known().ended() != null;
  }

  /** The specification holds the task's environment, and nobody needs it after the launch. */
  private static Claim withoutSecrets(Claim claim) {
    return claim instanceof Claim.Starting ? new Claim.Recovered() : claim;
  }

  private void succeeded(Observation seen, Decision decision) {
    failures = decision.lookAgain() instanceof LookAgain.BackOff ? failures + 1 : 0;
    String error = failures > 0 ? decision.reason() : null;
    publish(seen, decision.reason(), decision.lookAgain(), error);
    settle(seen);
  }

  private void settle(Observation seen) {
    if (startError == null) {
      promises.settle(record);
    }
    if (seen instanceof Observation.Running || seen instanceof Observation.Exited) {
      promises.looked().complete(record);
    }
  }

  /** Said only when nobody can find this worker any more. */
  private void farewell() {
    promises.abandon(
        startError != null
            ? new StartFailed(startError, startRetry)
            : new TaskNotFound("it was destroyed"));
    promises.gone().complete(record);
  }

  private LookAgain refused(Effects.LaunchRefused e) {
    startError = String.valueOf(e.getMessage());
    Remark remark = new Remark(engine.clock().instant(), engine.boot(), "refused", startError);
    TaskRecord next = Wishes.gone(record, remark);
    engine.store().put(next);
    record = next;
    return new LookAgain.Now();
  }

  private LookAgain failed(String error) {
    failures++;
    publish(view.seen(), "trying again", new LookAgain.BackOff(), error);
    engine.listener().failed(record, error);
    return new LookAgain.BackOff();
  }

  private void publish(Observation seen, String reason, LookAgain next, @Nullable String error) {
    view =
        new TaskView(record, claim, seen, engine.clock().instant(), reason, next, error, failures);
  }

  private @Nullable Duration delay(LookAgain next) {
    return switch (next) {
      case LookAgain.Now _ -> Duration.ZERO;
      case LookAgain.WhenPoked _ -> null;
      case LookAgain.BackOff _ -> engine.backoff().after(Math.max(1, failures));
      case LookAgain.At(Instant time) -> {
        Duration left = Duration.between(engine.clock().instant(), time);
        yield left.isNegative() ? Duration.ZERO : left;
      }
    };
  }
}
