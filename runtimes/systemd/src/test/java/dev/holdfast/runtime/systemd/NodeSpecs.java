package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Specs that the contract's builder does not make, and commands of the node. */
final class NodeSpecs {
  private NodeSpecs() {}

  /** With a read-only volume at {@code data} in the task's folder. */
  static WorkloadSpec withMount(WorkloadSpec spec, String hostPath) {
    return copy(spec, spec.stdio(), List.of(new Mount(hostPath, "data", true, "")), "");
  }

  static WorkloadSpec withNetwork(WorkloadSpec spec, String path) {
    return copy(spec, spec.stdio(), List.of(), path);
  }

  static WorkloadSpec withOutput(WorkloadSpec spec, String path) {
    return copy(spec, new Stdio(path, "/dev/null"), spec.mounts(), spec.networkNamespace());
  }

  private static WorkloadSpec copy(
      WorkloadSpec spec, Stdio stdio, List<Mount> mounts, String network) {
    return new WorkloadSpec(
        spec.labels(),
        spec.options(),
        spec.environment(),
        spec.user(),
        spec.directory(),
        spec.resources(),
        stdio,
        mounts,
        List.of(),
        network);
  }

  /** Runs a command that must succeed; answers its output. */
  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + ": " + output).isZero();
    return output;
  }
}
