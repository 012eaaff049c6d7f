package dev.holdfast.trial.report;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.CallAnswered;
import dev.holdfast.trial.history.CallAsked;
import dev.holdfast.trial.history.Copy;
import dev.holdfast.trial.history.CopyGone;
import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.FaultBegan;
import dev.holdfast.trial.history.FaultEnded;
import dev.holdfast.trial.history.HealthTold;
import dev.holdfast.trial.history.PluginDied;
import dev.holdfast.trial.history.PluginLaunched;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.history.TrueEnd;
import dev.holdfast.trial.report.Excerpt.Lane;
import dev.holdfast.trial.report.Excerpt.Span;
import dev.holdfast.trial.report.Excerpt.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts the events around a violation into lanes: faults, plugin, copies, calls, ends, health. */
final class Lanes {
  private static final double NANOS = 1e9;
  private static final int SPANS = 200;

  private final Telling telling;
  private final Slot slot;
  private final long from;
  private final long to;
  private final Map<String, List<Span>> lanes = new LinkedHashMap<>();

  Lanes(Telling telling, Slot slot, long from, long to) {
    this.telling = telling;
    this.slot = slot;
    this.from = from;
    this.to = to;
  }

  List<Lane> draw() {
    faults();
    plugins();
    copies();
    calls();
    ends();
    return lanes.entrySet().stream()
        .map(lane -> new Lane(lane.getKey(), lane.getValue().stream().limit(SPANS).toList()))
        .toList();
  }

  private <E extends Event> Stream<E> of(Class<E> type) {
    return telling.history().of(type).filter(event -> Excerpts.concerns(telling.slot(event), slot));
  }

  private void add(String lane, long begin, long end, Tone tone, String label) {
    if (begin <= to && end >= from) {
      double left = Math.max(begin, from) / NANOS;
      double right = Math.min(end, to) / NANOS;
      lanes.computeIfAbsent(lane, _ -> new ArrayList<>()).add(new Span(left, right, tone, label));
    }
  }

  private void faults() {
    Map<String, Long> ends = new LinkedHashMap<>();
    of(FaultEnded.class).forEach(ended -> ends.putIfAbsent(ended.id(), ended.atNanos()));
    of(FaultBegan.class)
        .forEach(began ->
            add(
                "faults",
                began.atNanos(),
                ends.getOrDefault(began.fault().id(), Long.MAX_VALUE),
                Tone.FAULT,
                began.fault().toString()));
  }

  private void plugins() {
    Map<Integer, Long> deaths = new LinkedHashMap<>();
    of(PluginDied.class).forEach(died -> deaths.putIfAbsent(died.generation(), died.atNanos()));
    of(PluginLaunched.class)
        .forEach(launched ->
            add(
                "plugin",
                launched.atNanos(),
                deaths.getOrDefault(launched.generation(), Long.MAX_VALUE),
                Tone.PLAIN,
                "plugin %d, process %d".formatted(launched.generation(), launched.pid())));
  }

  // A violation of no task in particular is not explained by the copies of all of them.
  private void copies() {
    if (slot.equals(Slot.NONE)) {
      return;
    }
    Map<Copy, CopyGone> gone = new LinkedHashMap<>();
    of(CopyGone.class).forEach(each -> gone.put(each.copy(), each));
    of(CopySeen.class)
        .filter(seen -> seen.atNanos() <= to)
        .forEach(seen -> copy(seen, gone.get(seen.copy())));
  }

  private void copy(CopySeen seen, @Nullable CopyGone gone) {
    String lane = "copy " + seen.copy().pid();
    String label = seen.copy().toString();
    long last = gone == null ? Long.MAX_VALUE : Math.max(gone.lastSeenNanos(), seen.atNanos());
    add(lane, seen.notBeforeNanos(), seen.atNanos(), Tone.UNSURE, label + ": may have begun");
    add(lane, seen.atNanos(), last, Tone.GOOD, label + ": lives");
    if (gone != null) {
      add(lane, last, gone.atNanos(), Tone.UNSURE, label + ": may have ended");
    }
  }

  private void calls() {
    if (slot.equals(Slot.NONE)) {
      return;
    }
    Map<Long, CallAnswered> answers = new LinkedHashMap<>();
    of(CallAnswered.class).forEach(answered -> answers.put(answered.call(), answered));
    of(CallAsked.class).forEach(asked -> call(asked, answers.get(asked.call())));
  }

  private void call(CallAsked asked, @Nullable CallAnswered answered) {
    boolean good = answered != null && answered.answer().kind() == Answer.Kind.OK;
    add(
        Telling.rpc(asked),
        asked.atNanos(),
        answered == null ? Long.MAX_VALUE : answered.atNanos(),
        answered == null ? Tone.PLAIN : good ? Tone.GOOD : Tone.BAD,
        Telling.rpc(asked) + (answered == null ? " was not answered" : Telling.answer(answered)));
  }

  private void ends() {
    of(TrueEnd.class).forEach(end -> instant("truth", end, Tone.GOOD));
    of(ExitTold.class).forEach(told -> instant("told", told, Tone.PLAIN));
    of(HealthTold.class)
        .forEach(told ->
            instant(
                "health", told, told.health() == HealthTold.Health.HEALTHY ? Tone.GOOD : Tone.BAD));
  }

  private void instant(String lane, Event event, Tone tone) {
    add(lane, event.atNanos(), event.atNanos(), tone, telling.text(event));
  }
}
