package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.nanos;

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
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.Looked;
import dev.holdfast.trial.history.PluginDied;
import dev.holdfast.trial.history.PluginLaunched;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A driver that keeps every promise, a client that behaves as Nomad's, a plugin that is killed now
 * and then, and an observer that looks at random instants: all of it drawn from a seed. Times are
 * seconds.
 */
final class SoundWorld {
  static final double END = 120;
  private static final double RELAUNCH = 0.4;
  private static final double GRACE = 2;

  private final Random random;
  private final Story story = new Story();
  private final List<Double> kills = new ArrayList<>();
  private final List<Ran> processes = new ArrayList<>();
  private long calls = 1_000;

  /** A process as it really was. */
  record Ran(Slot slot, String id, long pid, double born, double dead) {}

  SoundWorld(long seed) {
    random = new Random(seed);
    for (double at = 3 + between(0, 10); at < 60; at += 2 + between(0, 15)) {
      kill(at);
    }
    for (int slot = 0; slot < 3; slot++) {
      live(new Slot("alloc" + slot, "task"));
    }
  }

  private double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** What really ran. */
  List<Ran> processes() {
    return processes;
  }

  /** The history, seen by an observer of whatever diligence. */
  Story told() {
    look();
    return story;
  }

  private void kill(double at) {
    kills.add(at);
    story.fault(at - 0.001, at + 0.001, Effect.PLUGIN_DEATH);
    story.with(new PluginDied(nanos(at + 0.002), kills.size(), ""));
    story.with(new PluginLaunched(nanos(at + RELAUNCH - 0.01), kills.size() + 1, 7));
  }

  private double up(double at) {
    double up = at;
    for (double kill : kills) {
      up = up >= kill && up < kill + RELAUNCH ? kill + RELAUNCH : up;
    }
    return up;
  }

  private double nextKill(double from) {
    return kills.stream().filter(kill -> kill > from).findFirst().orElse(END * 2);
  }

  private void live(Slot slot) {
    double at = between(0, 2);
    for (int attempt = 0; at < 70; attempt++) {
      at = attempt(slot, slot.allocId() + "-" + attempt, at) + between(0, 1);
    }
  }

  private double attempt(Slot slot, String id, double at) {
    boolean exits = random.nextBoolean();
    int code = random.nextInt(256);
    Ending ending = exits ? new Ending.Exits(code) : Story.RUNS;
    story.with(new AttemptPlanned(nanos(at), id, slot, ending));
    double asked = up(at);
    double started = call(asked, Rpc.START, id, slot, between(0.01, 0.5));
    double born = between(asked, started);
    double asks = started + between(0.01, 8);
    double dead = exits ? born + between(0.001, 8) : between(up(asks), up(asks) + 0.3);
    processes.add(new Ran(slot, id, 100 + processes.size(), born, dead));
    if (!exits) {
      call(asks, Rpc.STOP, id, slot, dead - up(asks) + between(0, 0.1));
    }
    End end = exits ? End.code(code) : End.signal(15);
    double told = hear(slot, id, started, dead + between(0, 0.2), end);
    return call(told, Rpc.DESTROY, id, slot, between(0.001, 0.2));
  }

  /** One call, asked again with the next plugin as often as it is cut; when it was answered. */
  private double call(double at, Rpc rpc, String id, Slot slot, double latency) {
    double asked = up(at);
    double kill = nextKill(asked);
    boolean cut = kill <= asked + latency;
    double over = cut ? kill + 0.001 : asked + latency;
    ask(asked, over, rpc, id, slot, cut ? Answer.cut("reset") : Answer.ok());
    return cut ? call(kill + RELAUNCH, rpc, id, slot, latency) : over;
  }

  private long ask(double asked, double over, Rpc rpc, String id, Slot slot, Answer answer) {
    calls++;
    long limit = rpc == Rpc.WAIT ? 0 : nanos(5);
    long grace = rpc == Rpc.STOP ? nanos(GRACE) : 0;
    story.with(new CallAsked(nanos(asked), calls, rpc, id, slot, limit, grace));
    story.with(new CallAnswered(nanos(over), calls, answer));
    return calls;
  }

  /** WaitTask, and RecoverTask before it where the plugin is a new one; when the end was told. */
  private double hear(Slot slot, String id, double from, double known, End end) {
    double asked = up(from);
    double kill = nextKill(asked);
    double over = Math.max(asked, known) + 0.001;
    if (kill <= over) {
      ask(asked, kill + 0.001, Rpc.WAIT, id, slot, Answer.cut("reset"));
      double recovered = call(kill + RELAUNCH, Rpc.RECOVER, id, slot, between(0.001, 0.1));
      return hear(slot, id, recovered, known, end);
    }
    long call = ask(asked, over, Rpc.WAIT, id, slot, Answer.ok());
    int code = end.signal() == 0 ? end.exitCode() : 128 + end.signal();
    story.with(new ExitTold(nanos(over), call, id, slot, code, end.signal(), false, ""));
    return over;
  }

  private void look() {
    List<Ran> known = new ArrayList<>();
    List<Double> lastSeen = new ArrayList<>();
    double before = 0;
    double diligence = between(0.05, 0.6);
    for (double begin = 0.1; begin < END; begin += between(0.01, diligence)) {
      double end = begin + between(0.005, 0.2);
      for (Ran each : processes) {
        double sight = between(begin, end);
        boolean there = each.born() <= sight && sight < each.dead();
        int index = known.indexOf(each);
        if (there && index < 0) {
          story.with(new CopySeen(nanos(end), each.slot(), copy(each), nanos(before)));
          known.add(each);
          lastSeen.add(begin);
        } else if (there) {
          lastSeen.set(index, begin);
        } else if (index >= 0) {
          story.with(new CopyGone(nanos(end), each.slot(), copy(each), nanos(lastSeen.get(index))));
          known.remove(index);
          lastSeen.remove(index);
        }
      }
      story.with(new Looked(nanos(end), nanos(begin)));
      before = begin;
      begin = end;
    }
  }

  static Copy copy(Ran process) {
    return new Copy("boot", process.pid(), process.pid());
  }
}
