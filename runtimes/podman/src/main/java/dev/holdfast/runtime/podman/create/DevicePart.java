package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.Device;
import java.util.regex.Pattern;

/** Devices that the job or a device plugin asks for. */
final class DevicePart {
  private static final Pattern FORM =
      Pattern.compile("[^:]+(:/[^:]*)?(:[rwm]{1,3})?|[^:/]+/[^:=]+=[^:]+");

  private DevicePart() {}

  static void add(ObjectNode body, CreateInput input) {
    ArrayNode devices = body.putArray("devices");
    for (String device : input.options().texts("devices")) {
      if (!FORM.matcher(device).matches()) {
        throw Wrong.value("devices", device, "write HOST, HOST:CONTAINER or HOST:CONTAINER:rwm");
      }
      devices.addObject().put("path", device);
    }
    input.spec().devices().forEach(device -> devices.addObject().put("path", path(device)));
  }

  private static String path(Device device) {
    String inside = device.taskPath().isEmpty() ? device.hostPath() : device.taskPath();
    String permissions = device.permissions().isEmpty() ? "rwm" : device.permissions();
    return device.hostPath() + ":" + inside + ":" + permissions;
  }
}
