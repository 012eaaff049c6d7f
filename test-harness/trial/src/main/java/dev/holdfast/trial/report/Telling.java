package dev.holdfast.trial.report;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.AttemptPlanned;
import dev.holdfast.trial.history.CallAnswered;
import dev.holdfast.trial.history.CallAsked;
import dev.holdfast.trial.history.CopyGone;
import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.CutShort;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.FaultBegan;
import dev.holdfast.trial.history.FaultEnded;
import dev.holdfast.trial.history.Finished;
import dev.holdfast.trial.history.HealthTold;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.InventoryCompared;
import dev.holdfast.trial.history.LinesRead;
import dev.holdfast.trial.history.Looked;
import dev.holdfast.trial.history.Mark;
import dev.holdfast.trial.history.NodeRebooted;
import dev.holdfast.trial.history.Planted;
import dev.holdfast.trial.history.PluginDied;
import dev.holdfast.trial.history.PluginLaunched;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.history.StatsTold;
import dev.holdfast.trial.history.TrueEnd;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts the events of one history into words. */
final class Telling {
  private static final double NANOS = 1e9;

  private final History history;
  private final Map<Long, CallAsked> calls;
  private final Map<String, FaultBegan> faults;

  private Telling(History history) {
    this.history = history;
    calls =
        history
            .of(CallAsked.class)
            .collect(Collectors.toMap(CallAsked::call, call -> call, (first, _) -> first));
    faults =
        history
            .of(FaultBegan.class)
            .collect(
                Collectors.toMap(each -> each.fault().id(), each -> each, (first, _) -> first));
  }

  static Telling of(History history) {
    return new Telling(history);
  }

  History history() {
    return history;
  }

  ViolationReport.Line line(Event event) {
    return new ViolationReport.Line(event.atNanos() / NANOS, text(event));
  }

  /** The slot that an event is about; none where it is about all or nothing. */
  Slot slot(Event event) {
    return switch (event) {
      case CallAsked it -> it.slot();
      case CallAnswered it -> calls.containsKey(it.call()) ? slot(asked(it)) : Slot.NONE;
      case AttemptPlanned it -> it.slot();
      case CopySeen it -> it.slot();
      case CopyGone it -> it.slot();
      case ExitTold it -> it.slot();
      case TrueEnd it -> it.slot();
      case LinesRead it -> it.slot();
      case StatsTold it -> it.slot();
      case FaultBegan it -> it.fault().slot();
      case FaultEnded it -> faults.containsKey(it.id()) ? slot(began(it)) : Slot.NONE;
      case Looked _,
          Planted _,
          InventoryCompared _,
          HealthTold _,
          PluginLaunched _,
          PluginDied _,
          CutShort _,
          NodeRebooted _,
          Mark _,
          Finished _ ->
          Slot.NONE;
    };
  }

  private CallAsked asked(CallAnswered answered) {
    return Objects.requireNonNull(calls.get(answered.call()));
  }

  private FaultBegan began(FaultEnded ended) {
    return Objects.requireNonNull(faults.get(ended.id()));
  }

  String text(Event event) {
    return switch (event) {
      case CallAsked it -> rpc(it) + " was asked" + grace(it);
      case CallAnswered it ->
          (calls.containsKey(it.call()) ? rpc(asked(it)) : "Call " + it.call()) + answer(it);
      case AttemptPlanned it -> "A task was planned that " + ending(it.ending());
      case CopySeen it -> it.copy() + " was seen";
      case CopyGone it ->
          "%s was gone; it was last seen at %s".formatted(it.copy(), seconds(it.lastSeenNanos()));
      case ExitTold it -> "The driver told an end: " + told(it);
      case TrueEnd it -> "The task ended with %s, says %s".formatted(it.end(), it.source());
      case FaultBegan it -> "Fault: " + it.fault();
      case FaultEnded it ->
          "Fault over" + after(it) + (it.remark().isEmpty() ? "" : ": " + it.remark());
      case Looked _ -> "The observer looked";
      case Planted it -> "Planted: %s %s".formatted(lower(it.item().kind()), it.item().name());
      case InventoryCompared it ->
          "Inventory: %d left behind, %d of strangers lost"
              .formatted(it.left().size(), it.lost().size());
      case LinesRead it -> "Lines that arrived: " + it.arrived();
      case StatsTold it ->
          "Sample: %s %% of a core, %d bytes".formatted(it.cpuPercent(), it.memoryBytes());
      case HealthTold it -> "Health: %s (%s)".formatted(lower(it.health()), it.description());
      case PluginLaunched it ->
          "Plugin launched, number %d, process %d".formatted(it.generation(), it.pid());
      case PluginDied it ->
          "Plugin number %d died".formatted(it.generation())
              + (it.how().isEmpty() ? "" : ": " + it.how());
      case CutShort it -> "The case was cut short: the plugin " + it.why();
      case NodeRebooted _ -> "The node was up again";
      case Mark it -> it.text();
      case Finished _ -> "The history ends";
    };
  }

  private String after(FaultEnded ended) {
    return faults.containsKey(ended.id()) ? ": " + began(ended).fault() : "";
  }

  static String rpc(CallAsked call) {
    String name = lower(call.rpc());
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String grace(CallAsked call) {
    return call.graceNanos() == 0 ? "" : ", grace " + seconds(call.graceNanos());
  }

  static String answer(CallAnswered answered) {
    Answer answer = answered.answer();
    String words = answer.message().isEmpty() ? "" : ": \"" + answer.message() + "\"";
    return switch (answer.kind()) {
      case OK -> " was answered well";
      case REFUSED -> " was refused" + words;
      case CUT -> " was cut off" + words;
      case ABANDONED -> " was given up by its asker";
    };
  }

  private static String ending(Ending ending) {
    return switch (ending) {
      case Ending.Exits(int code) -> "exits with code " + code;
      case Ending.Killed it -> "is killed by %s: %s".formatted(it.by(), it.end());
      case Ending.RunsUntilStopped _ -> "runs until it is stopped";
      case Ending.NeverRuns _ -> "cannot be started";
    };
  }

  static String told(ExitTold told) {
    if (told.unknown()) {
      return "unknown, \"" + told.error() + "\"";
    }
    String text = "code " + told.exitCode();
    text += told.signal() == 0 ? "" : ", signal " + told.signal();
    return told.oomKilled() ? text + ", out of memory" : text;
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f s", nanos / NANOS);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
