package dev.holdfast.controller.driver;

import dev.holdfast.controller.engine.TaskView;
import dev.holdfast.controller.telemetry.Metrics.Exit;
import dev.holdfast.controller.telemetry.Metrics.Phase;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Desired;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What workers believe and ends are, in the few words that metrics have. Pure. */
final class Phases {
  private Phases() {}

  /** How many tasks are in each phase. */
  static Map<Phase, Integer> count(List<TaskView> views) {
    Map<Phase, Integer> counts = new EnumMap<>(Phase.class);
    views.forEach(view -> counts.merge(of(view), 1, Integer::sum));
    return counts;
  }

  static Phase of(TaskView view) {
    if (view.seen() instanceof Observation.Unknown) {
      return Phase.UNKNOWN;
    }
    boolean ended = view.record().known().ended() != null;
    return switch (view.record().desired()) {
      case Desired.Gone _ -> Phase.REMOVING;
      case Desired.Stop _ -> ended ? Phase.ENDED : Phase.STOPPING;
      case Desired.Run _ when ended -> Phase.ENDED;
      case Desired.Run _ -> view.isRunning() ? Phase.RUNNING : Phase.STARTING;
    };
  }

  static Exit of(ExitStatus status) {
    return switch (status) {
      case ExitStatus.Code(int code, boolean oom) when !oom ->
          code == 0 ? Exit.SUCCESS : Exit.FAILURE;
      case ExitStatus.Killed(_, boolean oom) when !oom -> Exit.SIGNAL;
      case ExitStatus.Code _, ExitStatus.Killed _ -> Exit.OOM;
      case ExitStatus.Lost _ -> Exit.LOST;
    };
  }
}
