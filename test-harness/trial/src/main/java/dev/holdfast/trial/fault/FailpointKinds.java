package dev.holdfast.trial.fault;

import dev.holdfast.trial.history.Effect;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can happen at the named instants of a plugin that has failpoints. */
public final class FailpointKinds {
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

  /** The steps at which somebody comes by such an instant; all where nobody knows better. */
  static List<Step> steps(FaultKind kind) {
    return switch (call(kind)) {
      case "store.open", "disk.rename", "runtime.list", "bus.units" -> List.of(Step.RECOVERING);
      case "runtime.prepare", "runtime.launch", "bus.start_transient_unit" -> List.of(Step.START);
      case "runtime.signal" -> List.of(Step.STOPPING, Step.DESTROYING);
      // What is forgotten was destroyed some seconds ago, with the tasks of an earlier step.
      case "store.delete" -> List.of(Step.STOPPING, Step.DESTROYING);
      case "runtime.remove", "bus.kill_unit", "bus.stop_unit", "bus.reset_failed_unit" ->
          List.of(Step.ENDING, Step.STOPPING, Step.DESTROYING);
      case "runtime.observe", "bus.unit_properties" ->
          List.of(Step.START, Step.RECOVERING, Step.ENDING, Step.STOPPING, Step.DESTROYING);
      default -> List.of(Step.START, Step.ENDING, Step.STOPPING, Step.DESTROYING);
    };
  }

  /** Whether the instant comes only where a store begins anew. */
  public static boolean needsNewStore(FaultKind kind) {
    return call(kind).equals("disk.rename");
  }

  /** The same with a SIGKILL of the plugin, so that it comes by while it recovers. */
  static FaultKind withDeath(FaultKind kind) {
    Set<Effect> effects = EnumSet.of(Effect.PLUGIN_DEATH);
    effects.addAll(kind.effects());
    return new FaultKind(kind.target(), kind.deed(), kind.detail(), effects);
  }

  /** The name of the point without its before or after. */
  private static String call(FaultKind kind) {
    String point = kind.detail().substring(0, kind.detail().indexOf(" = "));
    return point.substring(0, point.lastIndexOf('.'));
  }

  private static FaultKind kind(String point, String action) {
    Set<Effect> effects =
        action.equals("exit")
            ? Set.of(Effect.PLUGIN_DEATH)
            : Set.of(Effect.REFUSALS, Effect.SLOW_CALLS);
    return new FaultKind(Target.PLUGIN, Deed.FAILPOINT, point + " = " + action, effects);
  }
}
