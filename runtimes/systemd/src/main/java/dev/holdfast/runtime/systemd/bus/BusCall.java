package dev.holdfast.runtime.systemd.bus;

import java.util.List;

/**
 * One method call.
 *
 * @param service the name on the bus; a direct connection leaves it out
 * @param signature of all arguments together, empty for none
 */
public record BusCall(
    String service,
    String path,
    String interfaceName,
    String member,
    String signature,
    List<Object> arguments) {
  public BusCall {
    arguments = List.copyOf(arguments);
  }

  @Override
  public String toString() {
    return interfaceName + "." + member + " on " + path;
  }
}
