package dev.holdfast.controller.nomad;

import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.controller.recovery.HandleCodec;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.runtime.WorkloadLabels;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Handles that Nomad hands back: our own, and those of the driver that had our name before. Nomad
 * keeps such a one until the task's next start, so it comes again after every restart.
 */
final class RecoveredHandles {
  private RecoveredHandles() {}

  /** The handle as ours; one that nobody understands is refused. */
  static TaskHandle of(
      Supplier<DriverController> controller, dev.holdfast.proto.nomad.driver.TaskHandle handle) {
    byte[] state = handle.getDriverState().toByteArray();
    try {
      return new HandleCodec().read(handle.getVersion(), state);
    } catch (HandleCodec.BadHandle e) {
      return takenOver(controller, handle, state)
          .orElseThrow(() -> NomadErrors.invalid(String.valueOf(e.getMessage())));
    }
  }

  private static Optional<TaskHandle> takenOver(
      Supplier<DriverController> controller,
      dev.holdfast.proto.nomad.driver.TaskHandle handle,
      byte[] state) {
    if (!tellsItsTask(handle.getConfig())) {
      return Optional.empty();
    }
    DriverController opened = controller.get();
    WorkloadLabels labels = TaskConfigs.labels(handle.getConfig(), opened.owner());
    return opened.tasks().takeOver(labels, handle.getVersion(), state);
  }

  private static boolean tellsItsTask(TaskConfig config) {
    return !config.getId().isEmpty()
        && !config.getAllocId().isEmpty()
        && !config.getName().isEmpty();
  }
}
