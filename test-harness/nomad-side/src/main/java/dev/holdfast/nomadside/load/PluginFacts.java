package dev.holdfast.nomadside.load;

import dev.holdfast.nomadside.launch.LaunchException;
import dev.holdfast.proto.nomad.base.PluginInfoResponse;
import dev.holdfast.proto.nomad.base.PluginType;
import dev.holdfast.proto.nomad.hclspec.Spec;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the probing launch found out.
 *
 * @param apiVersion the plugin's own spelling of the version that Nomad speaks
 * @param schema of the plugin's options; absent means that it takes none
 */
public record PluginFacts(String name, String version, String apiVersion, Optional<Spec> schema) {
  private static final Pattern API = Pattern.compile("v?0\\.1(\\.0)?");
  private static final Pattern VERSION =
      Pattern.compile("v?\\d+(\\.\\d+)*(-[0-9A-Za-z.~-]+)?(\\+[0-9A-Za-z.~-]+)?");

  /**
   * Checks what the plugin said of itself.
   *
   * @throws LaunchException with the reason for which an agent would not start, or skip the plugin
   */
  static PluginFacts of(PluginInfoResponse info, Optional<Spec> schema) {
    checkType(info.getType());
    check(!info.getName().isEmpty(), "the plugin has no name");
    check(
        VERSION.matcher(info.getPluginVersion()).matches(),
        "malformed version: PluginInfo says \"%s\", and Nomad wants one like 1.2.3"
            .formatted(info.getPluginVersion()));
    check(info.getPluginApiVersionsCount() > 0, "the plugin names no api version");
    String api =
        info.getPluginApiVersionsList().stream()
            .filter(version -> API.matcher(version).matches())
            .findFirst()
            .orElseThrow(
                () -> new LaunchException("no api version of the plugin is supported by Nomad"));
    return new PluginFacts(info.getName(), info.getPluginVersion(), api, schema);
  }

  private static void checkType(PluginType type) {
    check(type == PluginType.DRIVER || type == PluginType.DEVICE, "plugin is of unknown type");
    check(type == PluginType.DRIVER, "the plugin is no driver");
  }

  private static void check(boolean condition, String problem) {
    if (!condition) {
      throw new LaunchException(problem);
    }
  }
}
