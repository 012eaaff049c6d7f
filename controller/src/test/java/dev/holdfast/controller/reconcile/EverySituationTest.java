package dev.holdfast.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The rules that hold in every situation there is, checked in every one of them. */
class EverySituationTest {
  private static final int SITUATIONS = 4 * 108 * 10 * 5 * 2 * 2;

  private static void inEverySituation(BiConsumer<Situation, Decision> rule) {
    int visited =
        Situations.forEach(s -> {
          Decision decision = Reconcile.decide(s);
          try {
            rule.accept(s, decision);
          } catch (AssertionError e) {
            throw new AssertionError("in " + s + "\ndecided " + decision, e);
          }
        });
    assertThat(visited).isEqualTo(SITUATIONS);
  }

  /** It was there in this boot, its end is not noted, and it is missing for the first time. */
  private static boolean isLookedForTwice(Situation s) {
    Known known = s.record().known();
    return s.seen() instanceof Observation.Absent
        && s.absentFor().isZero()
        && known.ended() == null
        && known.launched() != null
        && mayBeHere(s);
  }

  private static boolean mayBeHere(Situation s) {
    Known known = s.record().known();
    return (known.intended() != null && known.intended().boot().equals(s.boot()))
        || (known.launched() != null && known.launched().boot().equals(s.boot()));
  }

  @Test
  void whatMayBeHereIsMissedTwiceBeforeItIsLost() {
    inEverySituation((s, decision) -> {
      boolean lost =
          s.record().known().ended() == null
              && all(decision, Action.Note.class).stream()
                  .map(note -> note.next().known().ended())
                  .anyMatch(end -> end != null && end.status() instanceof ExitStatus.Lost);
      if (lost && mayBeHere(s)) {
        assertThat(s.absentFor()).isPositive();
      }
    });
  }

  private static <T extends Action> List<T> all(Decision decision, Class<T> type) {
    return decision.actions().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void nothingIsDoneOnUnknown() {
    inEverySituation((s, decision) -> {
      if (s.seen() instanceof Observation.Unknown) {
        assertThat(decision.actions()).isEmpty();
        assertThat(decision.lookAgain()).isInstanceOf(LookAgain.BackOff.class);
      }
    });
  }

  @Test
  void aLaunchFollowsItsNoteAndHappensOnlyWhereNomadStartsWhatIsAbsentAndNeverRan() {
    AtomicInteger launches = new AtomicInteger();
    inEverySituation((s, decision) -> {
      if (all(decision, Action.Launch.class).isEmpty()) {
        return;
      }
      launches.incrementAndGet();
      assertThat(s.seen()).isInstanceOf(Observation.Absent.class);
      assertThat(s.claim()).isInstanceOf(Claim.Starting.class);
      assertThat(s.record().desired()).isInstanceOf(Desired.Run.class);
      assertThat(s.record().known().launched()).isNull();
      assertThat(s.record().known().ended()).isNull();
      assertThat(decision.actions())
          .extracting(Object::getClass)
          .containsExactly(Action.Prepare.class, Action.Note.class, Action.Launch.class);
      TaskRecord noted = all(decision, Action.Note.class).getFirst().next();
      assertThat(noted.known().intended()).isEqualTo(new Known.Intended(s.boot(), s.now()));
    });
    // Four signal facts and two absences, with no intent (twice) or one of this boot where kept.
    assertThat(launches).hasValue(4 * 2 * 3);
  }

  @Test
  void anEndThatIsNotedNeverChanges() {
    inEverySituation((s, decision) -> {
      if (s.record().known().ended() != null) {
        assertThat(all(decision, Action.Note.class))
            .allSatisfy(note ->
                assertThat(note.next().known().ended()).isEqualTo(s.record().known().ended()));
      }
    });
  }

  @Test
  void noDecisionMakesTheLoopSpin() {
    inEverySituation((s, decision) -> {
      switch (decision.lookAgain()) {
        case LookAgain.Now _ -> assertThat(decision.actions()).isNotEmpty();
        case LookAgain.At(var time) -> assertThat(time).isAfter(s.now());
        case LookAgain.BackOff _, LookAgain.WhenPoked _ ->
            assertThat(decision.reason()).isNotEmpty();
      }
    });
  }

  @Test
  void aKillSaysWhenToLookAgain() {
    inEverySituation((_, decision) -> {
      if (all(decision, Action.Send.class).stream()
          .anyMatch(send -> send.signal().equals(Signal.KILL))) {
        assertThat(decision.lookAgain()).isInstanceOf(LookAgain.At.class);
      }
    });
  }

  @Test
  void aRecordIsNotedAtMostOnceInADecisionAndGrowsByOneRevision() {
    inEverySituation((s, decision) -> {
      List<Action.Note> notes = all(decision, Action.Note.class);
      assertThat(notes).hasSizeLessThanOrEqualTo(1);
      assertThat(notes)
          .allSatisfy(
              note -> assertThat(note.next().revision()).isEqualTo(s.record().revision() + 1));
    });
  }

  @Test
  void anotherInvocationIsBroughtDownBeforeAnythingElse() {
    inEverySituation((s, decision) -> {
      boolean otherRuns =
          s.seen() instanceof Observation.Running running
              && !running.invocation().equals(s.record().invocation());
      if (otherRuns) {
        assertThat(decision.actions())
            .containsExactly(new Action.Send(Signal.KILL, SignalTarget.ALL));
      }
    });
  }

  @Test
  void onlyWhatDoesNotRunIsRemoved() {
    inEverySituation((s, decision) -> {
      if (!all(decision, Action.Remove.class).isEmpty()) {
        assertThat(s.seen())
            .isInstanceOfAny(
                Observation.Exited.class, Observation.Created.class, Observation.Absent.class);
      }
    });
  }

  @Test
  void whatIsGoneIsClearedAwayBeforeItsRecordIsClosed() {
    inEverySituation((s, decision) -> {
      boolean gone =
          s.seen() instanceof Observation.Absent
              && s.record().desired() instanceof Desired.Gone
              && s.record().known().removedAt() == null;
      if (gone && !isLookedForTwice(s)) {
        assertThat(decision.actions()).hasSize(2);
        assertThat(decision.actions().getFirst()).isInstanceOf(Action.Remove.class);
      }
    });
  }

  @Test
  void anExitIsNotedBeforeItsWorkloadIsRemoved() {
    inEverySituation((s, decision) -> {
      boolean removesOurs =
          !all(decision, Action.Remove.class).isEmpty()
              && s.seen() instanceof Observation.Exited exited
              && exited.invocation().equals(s.record().invocation());
      if (removesOurs && s.record().known().ended() == null) {
        assertThat(decision.actions().getFirst()).isInstanceOf(Action.Note.class);
      }
    });
  }

  @Test
  void aRunningTaskThatShallRunIsLeftAloneUnlessItsOperatorWantsStrangersEnded() {
    inEverySituation((s, decision) -> {
      boolean ours =
          s.seen() instanceof Observation.Running running
              && running.invocation().equals(s.record().invocation());
      boolean reaped = s.claim() instanceof Claim.Unclaimed(boolean reap) && reap;
      boolean shallRun =
          s.record().desired() instanceof Desired.Run && s.record().known().ended() == null;
      if (ours && shallRun && !reaped && !isUnreadForLong(s)) {
        assertThat(all(decision, Action.Send.class)).isEmpty();
        assertThat(all(decision, Action.Remove.class)).isEmpty();
      }
    });
  }

  private static boolean isUnreadForLong(Situation s) {
    return s.seen() instanceof Observation.Running running
        && running.unread()
        && s.unreadFor().compareTo(Unread.LIMIT) >= 0
        && s.claim().isNamed();
  }

  @Test
  void whatNobodyReadsIsKilledOnceItsTimeIsOverAndIsNeverSaidToBeLost() {
    AtomicInteger kills = new AtomicInteger();
    inEverySituation((s, decision) -> {
      boolean ours =
          s.seen() instanceof Observation.Running running
              && running.invocation().equals(s.record().invocation());
      boolean shallRun =
          s.record().desired() instanceof Desired.Run && s.record().known().ended() == null;
      if (ours && shallRun && isUnreadForLong(s)) {
        kills.incrementAndGet();
        assertThat(decision.actions()).startsWith(new Action.Send(Signal.KILL, SignalTarget.ALL));
        assertThat(all(decision, Action.Note.class))
            .allSatisfy(note -> assertThat(note.next().known().ended()).isNull());
      }
    });
    assertThat(kills).hasValue(36 * 2 * 2);
  }

  @Test
  void whatShallBeGoneComesCloserToBeingGone() {
    inEverySituation((s, decision) -> {
      boolean gone = s.record().known().removedAt() != null;
      boolean seen = !(s.seen() instanceof Observation.Unknown);
      if (s.record().desired() instanceof Desired.Gone && seen && !gone && !isLookedForTwice(s)) {
        assertThat(decision.actions()).isNotEmpty();
      }
    });
  }
}
