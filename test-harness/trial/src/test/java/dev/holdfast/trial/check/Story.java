package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.AttemptPlanned;
import dev.holdfast.trial.history.CallAnswered;
import dev.holdfast.trial.history.CallAsked;
import dev.holdfast.trial.history.Copy;
import dev.holdfast.trial.history.CopyGone;
import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.Fault;
import dev.holdfast.trial.history.FaultBegan;
import dev.holdfast.trial.history.FaultEnded;
import dev.holdfast.trial.history.Finished;
import dev.holdfast.trial.history.Header;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.Looked;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.history.TrueEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A history made by hand. Times are seconds; calls take ten milliseconds unless told. */
final class Story {
  static final Slot SLOT = new Slot("alloc", "web");
  static final Ending RUNS = new Ending.RunsUntilStopped(List.of(End.signal(15)));
  static final Ending IGNORES = new Ending.RunsUntilStopped(List.of(End.signal(9)));
  private static final double CALL = 0.01;
  private static final long LIMIT = nanos(5);

  private final List<Event> events = new ArrayList<>();
  private long calls;
  private long faults;

  static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  Story with(Event event) {
    events.add(event);
    return this;
  }

  Story plan(String id, Ending ending) {
    return with(new AttemptPlanned(0, id, SLOT, ending));
  }

  /** A call that is answered so. */
  Story call(double at, Rpc rpc, String id, Answer answer) {
    return call(at, at + CALL, rpc, id, 0, answer);
  }

  Story call(double at, double until, Rpc rpc, String id, double grace, Answer answer) {
    asked(at, rpc, id, grace);
    return with(new CallAnswered(nanos(until), calls, answer));
  }

  /** A call that is never answered. */
  Story asked(double at, Rpc rpc, String id, double grace) {
    calls++;
    long limit = rpc == Rpc.WAIT || rpc == Rpc.STATS ? 0 : LIMIT;
    return with(new CallAsked(nanos(at), calls, rpc, id, SLOT, limit, nanos(grace)));
  }

  Story start(double at, String id) {
    return call(at, Rpc.START, id, Answer.ok());
  }

  Story stop(double at, double until, String id, double grace) {
    return call(at, until, Rpc.STOP, id, grace, Answer.ok());
  }

  /** A copy found by the look that ended now; the look before began a tenth of a second ago. */
  Story seen(double at, long pid) {
    return with(new CopySeen(nanos(at), SLOT, copy(pid), nanos(Math.max(0, at - 0.1))));
  }

  /** A copy not found by the look that ended now; the last that found it began at this time. */
  Story gone(double at, long pid, double lastSeen) {
    return with(new CopyGone(nanos(at), SLOT, copy(pid), nanos(lastSeen)));
  }

  static Copy copy(long pid) {
    return new Copy("boot", pid, pid * 10);
  }

  /** A look each half second. */
  Story looks(double from, double to) {
    for (double at = from; at <= to; at += 0.5) {
      with(new Looked(nanos(at), nanos(at - 0.02)));
    }
    return this;
  }

  Story told(double at, String id, int code, int signal) {
    return with(new ExitTold(nanos(at), 0, id, SLOT, code, signal, false, ""));
  }

  Story toldUnknown(double at, String id) {
    return with(new ExitTold(nanos(at), 0, id, SLOT, -1, 0, false, "it went away"));
  }

  Story truth(double at, String id, End end) {
    return with(new TrueEnd(nanos(at), id, SLOT, end, "script"));
  }

  Story fault(double from, double to, Slot slot, Effect... effects) {
    faults++;
    String id = "f" + faults;
    Fault fault = new Fault(id, "node", "struck", "", slot, Set.of(effects));
    with(new FaultBegan(nanos(from), fault));
    return with(new FaultEnded(nanos(to), id, ""));
  }

  Story fault(double from, double to, Effect... effects) {
    return fault(from, to, Slot.NONE, effects);
  }

  History history(double end) {
    List<Event> all = new ArrayList<>(events);
    all.add(new Finished(nanos(end)));
    return new History(
        new Header(Header.SCHEMA, "2026-01-01T00:00:00Z", "/p", "s", "c", 1), all, false);
  }

  /** What the checker says of it if it ends at this time. */
  Judgement judge(double end) {
    return Checker.judge(history(end), Limits.usual());
  }

  /** The promises that it breaks, in the order of the instants. */
  List<Invariant> broken(double end) {
    return judge(end).violations().stream().map(Violation::invariant).toList();
  }
}
