package dev.holdfast.nomadside.launch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plugin executable and how it is to be launched.
 *
 * @param executable absolute path, becomes argv[0]
 * @param args the {@code args} of the agent's plugin stanza
 * @param environment variables on top of those that Nomad sets and of the caller's own; an empty
 *     value takes a variable away, so that a test can leave the cookie out
 * @param directory working directory of the plugin: the agent's own in Nomad
 */
public record PluginFile(
    Path executable, List<String> args, Map<String, String> environment, Path directory) {
  public PluginFile {
    args = List.copyOf(args);
    environment = Map.copyOf(environment);
  }

  /** An executable without arguments, launched from the current directory. */
  public static PluginFile of(Path executable) {
    return new PluginFile(
        executable.toAbsolutePath(), List.of(), Map.of(), Path.of("").toAbsolutePath());
  }

  public PluginFile withArgs(String... more) {
    return new PluginFile(executable, List.of(more), environment, directory);
  }

  /** The same file with one more variable; an empty value removes the variable. */
  public PluginFile withVariable(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(environment);
    changed.put(name, value);
    return new PluginFile(executable, args, changed, directory);
  }

  /** The key of the agent's plugin stanza: the file name and nothing else. */
  public String name() {
    return executable.getFileName().toString();
  }
}
