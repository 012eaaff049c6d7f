package dev.holdfast.runtime.podman.create;

import dev.holdfast.runtime.options.OptionValues;
import java.util.ArrayList;
import java.util.List;

/** What a task asks for that has no effect where it runs: told, because Podman would not. */
public final class Omissions {
  private static final List<String> BRIDGE_ONLY =
      List.of("ipv4_address", "ipv6_address", "static_ips", "static_mac");

  private Omissions() {}

  /** A sentence for each. */
  public static List<String> of(CreateInput input) {
    List<String> sentences = new ArrayList<>();
    OptionValues options = input.options();
    NetworkMode mode = NetworkMode.of(input);
    if (!input.spec().networkNamespace().isEmpty()
        && !options.textOrEmpty("network_mode").isEmpty()) {
      sentences.add("network_mode has no effect: the group's network comes first");
    }
    if (!mode.isBridge() && BRIDGE_ONLY.stream().anyMatch(options::has)) {
      sentences.add("addresses of the job have no effect outside of a bridge network of Podman's");
    }
    if (input.host().cgroupsV2() && options.has("memory_swappiness")) {
      sentences.add("memory_swappiness has no effect: control groups v2 have no such setting");
    }
    if (LogPart.isJournal(input)) {
      sentences.add("output goes to the node's journal, alloc logs stays empty");
    }
    return sentences;
  }
}
