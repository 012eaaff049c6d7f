package dev.holdfast.controller.cli;

import dev.holdfast.controller.options.OptionDecoder;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.store.StoreUnavailable;
import java.io.IOException;
import java.util.function.Function;

/** A driver's runtime, asked from this process and beside the plugin, which may hang or be dead. */
record RuntimeBeside(RuntimeProvider provider, Owner owner) {

  /**
   * What the runtime says.
   *
   * @throws StoreUnavailable if it cannot be asked
   */
  <T> T ask(Function<WorkloadRuntime, T> question) {
    try (TemporaryFolder scratch = TemporaryFolder.create();
        WorkloadRuntime runtime =
            provider.open(
                new RuntimeContext(
                    owner,
                    OptionDecoder.decode(new byte[0], provider.pluginOptions()),
                    scratch.path()))) {
      return question.apply(runtime);
    } catch (RuntimeUnavailable | RuntimeRefused | IOException e) {
      throw new StoreUnavailable(
          "the runtime of " + provider.driverName() + " cannot be asked: " + e.getMessage(), e);
    }
  }
}
