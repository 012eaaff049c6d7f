package dev.holdfast.controller.goplugin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What go-plugin's host says to a plugin through its environment. Pure.
 *
 * @param socketFolder where the socket shall be
 * @param socketGroup who may use it beside us; empty for nobody
 */
public record PluginEnvironment(Path socketFolder, String socketGroup) {
  static final String COOKIE_NAME = "NOMAD_PLUGIN_MAGIC_COOKIE";
  static final String COOKIE = "e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255";

  private static final String PROTOCOL = "2";

  /**
   * Why this process was not started as a plugin, or empty where it was.
   *
   * <p>The cookie keeps people from running a plugin by hand; it protects nothing.
   */
  public static Optional<String> refusal(Map<String, String> env) {
    if (!COOKIE.equals(env.get(COOKIE_NAME))) {
      return Optional.of(
          "This is a Nomad task driver plugin and is started by the Nomad agent: put the launcher"
              + " into the agent's plugin_dir. For people there are: holdfast schema, dump, doctor.");
    }
    if (!env.getOrDefault("PLUGIN_CLIENT_CERT", "").isEmpty()) {
      return Optional.of(
          "The host asks for mutual TLS (PLUGIN_CLIENT_CERT), which no Nomad agent does and this"
              + " plugin does not speak; unset it.");
    }
    return speaksOurProtocol(env)
        ? Optional.empty()
        : Optional.of(
            "The host speaks plugin protocol "
                + env.get("PLUGIN_PROTOCOL_VERSIONS")
                + ", this plugin speaks 2 (Nomad 0.9 and later).");
  }

  /** A host that does not say is taken for one that speaks ours. */
  private static boolean speaksOurProtocol(Map<String, String> env) {
    String versions = env.getOrDefault("PLUGIN_PROTOCOL_VERSIONS", PROTOCOL);
    return Arrays.stream(versions.split(",")).anyMatch(version -> version.strip().equals(PROTOCOL));
  }

  public static PluginEnvironment of(Map<String, String> env) {
    String folder = env.getOrDefault("PLUGIN_UNIX_SOCKET_DIR", "");
    String temporary = env.getOrDefault("TMPDIR", "");
    String chosen = !folder.isEmpty() ? folder : !temporary.isEmpty() ? temporary : "/tmp";
    return new PluginEnvironment(Path.of(chosen), env.getOrDefault("PLUGIN_UNIX_SOCKET_GROUP", ""));
  }
}
