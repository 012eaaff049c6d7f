package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.options.OptionValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Options of tasks on the test image, without a network unless the test is about one. */
final class TestOptions {
  private TestOptions() {}

  static OptionValues of(List<String> commandLine) {
    return of(commandLine, Map.of());
  }

  static OptionValues of(List<String> commandLine, Map<String, ?> more) {
    Map<String, Object> options = new HashMap<>();
    options.put("image", TestImage.NAME);
    options.put("command", commandLine.getFirst());
    options.put("args", commandLine.subList(1, commandLine.size()));
    options.put("network_mode", "none");
    options.putAll(more);
    return new OptionValues(options);
  }
}
