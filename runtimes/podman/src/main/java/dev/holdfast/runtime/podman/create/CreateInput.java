package dev.holdfast.runtime.podman.create;

import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.util.function.Function;

/**
 * What a request is made of.
 *
 * @param settings the agent's options for the driver
 * @param image id of the image, or its reference as long as that is not known
 * @param host what the service said of its host
 * @param names by what name Podman knows another task of the group
 */
public record CreateInput(
    WorkloadSpec spec,
    OptionValues settings,
    String image,
    HostFacts host,
    Function<WorkloadId, String> names) {

  OptionValues options() {
    return spec.options();
  }
}
