package dev.holdfast.nomadside.launch;

import java.util.Map;

/** The variables that every Nomad since 0.9 appends to its own environment for a plugin. */
public final class NomadVariables {
  public static final String COOKIE = "NOMAD_PLUGIN_MAGIC_COOKIE";
  public static final String COOKIE_VALUE =
      "e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255";
  public static final String PROTOCOL_VERSIONS = "PLUGIN_PROTOCOL_VERSIONS";

  private NomadVariables() {}

  /** All of them with the values that go-plugin and Nomad give. */
  public static Map<String, String> all() {
    return Map.of(
        COOKIE,
        COOKIE_VALUE,
        PROTOCOL_VERSIONS,
        "2",
        "PLUGIN_MIN_PORT",
        "10000",
        "PLUGIN_MAX_PORT",
        "25000");
  }

  /** Changes a process environment: Nomad's variables first, then those of the plugin file. */
  static void apply(PluginFile file, Map<String, String> environment) {
    environment.putAll(all());
    file.environment()
        .forEach((name, value) -> {
          if (value.isEmpty()) {
            environment.remove(name);
          } else {
            environment.put(name, value);
          }
        });
  }
}
