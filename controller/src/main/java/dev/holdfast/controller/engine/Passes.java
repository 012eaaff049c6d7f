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
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The passes of one worker: look, decide, do, show. For the worker's thread. */
final class Passes {
  private final Engine engine;
  private final Effects effects;
  private final Diary diary;
  private final Naming naming;
  private final Callers callers;
  private final Sight sight;
  private final Board board;

  Passes(Engine engine, Diary diary, Naming naming, Callers callers, Sight sight, Board board) {
    this.engine = engine;
    this.effects = new Effects(engine);
    this.diary = diary;
    this.naming = naming;
    this.callers = callers;
    this.sight = sight;
    this.board = board;
  }

  /** One look, one decision, and what it asks for. */
  LookAgain run() throws InterruptedException {
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
    takeBackRefused();
    board.does("look");
    Observation seen = sight.look(diary.record());
    Decision decision = Reconcile.decide(situation(seen));
    try {
      for (Action action : decision.actions()) {
        perform(action);
      }
    } catch (Effects.LaunchRefused e) {
      return refused(new StartFailed(String.valueOf(e.getMessage()), false));
    } catch (StoreUnavailable e) {
      return unwritten(seen, e);
    }
    succeeded(seen, decision);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    engine.listener().decided(diary.record(), decision, took);
    return decision.lookAgain();
  }

  private Situation situation(Observation seen) {
    Instant now = engine.clock().instant();
    if (naming.expires(now)) {
      diary.note("unclaimed", "Nomad has not asked for it in time", null);
      engine.listener().unclaimed(diary.record());
    }
    if (!naming.claim().isNamed()) {
      sight.forgetUnread();
    }
    return new Situation(
        diary.record(),
        seen,
        naming.claim(),
        now,
        sight.absentFor(),
        sight.unreadFor(),
        engine.boot(),
        engine.runtime().info().keepsExits());
  }

  private void perform(Action action) throws InterruptedException {
    board.does(action.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    switch (action) {
      case Action.Note(TaskRecord next) -> note(next);
      case Action.Forget _ -> diary.forget();
      case Action.Launch _ -> {
        sight.forgetAbsence();
        effects.perform(action, diary.record());
      }
      case Action.Prepare _, Action.Send _, Action.Remove _ ->
          effects.perform(action, diary.record());
    }
  }

  private void note(TaskRecord next) {
    boolean endIsKnown = diary.record().known().ended() != null;
    try {
      diary.write(next);
    } finally {
      noted(endIsKnown);
    }
  }

  private void noted(boolean endIsKnown) {
    Known known = diary.record().known();
    if (known.launched() != null || known.ended() != null) {
      naming.forgetSecrets();
    }
    if (!endIsKnown && known.ended() != null) {
      engine.listener().ended(diary.record());
    }
  }

  private void succeeded(Observation seen, Decision decision) {
    boolean blind = decision.lookAgain() instanceof LookAgain.BackOff;
    int failures = diary.passed(blind ? decision.reason() : null);
    TaskRecord record = diary.record();
    board.publish(record, naming.claim(), seen, decision.reason(), decision.lookAgain(), failures);
    callers.settle(record, seen);
  }

  /** A start waits for no disk: either it has not begun and fails, or it has. */
  private LookAgain unwritten(Observation seen, StoreUnavailable e) {
    boolean begun = isAsWanted(seen);
    boolean intended = diary.record().known().intended() != null;
    if (naming.claim() instanceof Claim.Starting && !intended && !begun) {
      return refused(new StartFailed(String.valueOf(e.getMessage()), true));
    }
    if (begun) {
      callers.startedUnnoted(diary.record());
    }
    throw e;
  }

  private boolean isAsWanted(Observation seen) {
    boolean present =
        switch (seen) {
          case Observation.Running it -> it.invocation().equals(diary.record().invocation());
          case Observation.Exited it -> it.invocation().equals(diary.record().invocation());
          case Observation.Absent _, Observation.Unknown _, Observation.Created _ -> false;
        };
    return present && diary.record().desired() instanceof Desired.Run;
  }

  private LookAgain refused(StartFailed why) {
    callers.refused(why);
    takeBackRefused();
    return new LookAgain.Now();
  }

  /** What the disk did not take is tried again with each pass, before anything is launched. */
  private void takeBackRefused() {
    String why = callers.refusal();
    if (why.isEmpty()) {
      return;
    }
    Remark remark = new Remark(engine.clock().instant(), engine.boot(), "refused", why);
    TaskRecord gone = Wishes.gone(diary.record(), remark);
    try {
      if (!gone.equals(diary.record())) {
        diary.write(gone);
      }
    } catch (StoreUnavailable e) {
      callers.tellRefusal();
      throw e;
    }
  }

  /** Notes and shows that something did not go well. */
  LookAgain failed(String error, String blockedBy) {
    int failures = diary.passed(error);
    board.failed(diary.record(), naming.claim(), error, blockedBy, failures);
    engine.listener().failed(diary.record(), error);
    return new LookAgain.BackOff();
  }
}
