package dev.holdfast.trial.fault;

import dev.holdfast.trial.history.Effect;
import java.util.List;
import java.util.Set;

/** What can happen at the named instants of a plugin that has failpoints. */
final class FailpointKinds {
  static final FaultKind ANY =
      new FaultKind(Target.PLUGIN, Deed.FAILPOINT, "", Set.of(Effect.PLUGIN_DEATH));

  private FailpointKinds() {}

  /** Death at each point, and what else fits it: an answer that is lost, a disk that is full. */
  static List<FaultKind> of(List<String> points) {
    return points.stream()
        .flatMap(point -> actions(point).stream().map(action -> kind(point, action)))
        .toList();
  }

  private static List<String> actions(String point) {
    if (point.startsWith("disk.")) {
      return List.of("exit", "error(full)");
    }
    if (point.startsWith("store.")) {
      return List.of("exit");
    }
    return List.of("exit", point.endsWith(".after") ? "lost" : "error(unavailable)");
  }

  private static FaultKind kind(String point, String action) {
    Set<Effect> effects =
        action.equals("exit")
            ? Set.of(Effect.PLUGIN_DEATH)
            : Set.of(Effect.REFUSALS, Effect.SLOW_CALLS);
    return new FaultKind(Target.PLUGIN, Deed.FAILPOINT, point + " = " + action, effects);
  }
}
