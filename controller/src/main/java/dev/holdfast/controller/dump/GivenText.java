package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.GivenImage.MountImage;
import dev.holdfast.controller.dump.GivenImage.PortImage;
import dev.holdfast.controller.dump.TaskImage.SpecImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a task was given, in words. Pure. */
final class GivenText {
  private static final double MIB = 1 << 20;

  private GivenText() {}

  /** For a table; empty for nothing. */
  static String of(SpecImage spec) {
    GivenImage given = spec.given();
    return Stream.of(
            mib("memory", spec.memoryReservedBytes()),
            spec.memoryLimitBytes() == spec.memoryReservedBytes()
                ? ""
                : mib("memory limit", spec.memoryLimitBytes()),
            spec.cpuShares() == 0 ? "" : "CPU shares " + spec.cpuShares(),
            spec.cores().isEmpty() ? "" : "cores " + spec.cores(),
            listed("port", given.ports().stream().map(GivenText::port).toList()),
            listed("DNS", given.dnsServers()),
            given.networkNamespace().isEmpty() ? "" : "network of " + given.networkNamespace(),
            listed("mount", given.mounts().stream().map(GivenText::mount).toList()),
            listed("device", given.devices().stream().map(it -> it.source()).toList()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** For people; empty for nothing. */
  static String sentence(SpecImage spec) {
    String text = of(spec);
    return text.isEmpty() ? "" : "It was given: " + text + ".";
  }

  private static String mib(String what, long bytes) {
    return bytes == 0 ? "" : String.format(Locale.ROOT, "%s %.0f MiB", what, bytes / MIB);
  }

  private static String listed(String what, List<String> parts) {
    return parts.stream().map(part -> what + " " + part).collect(Collectors.joining(", "));
  }

  private static String port(PortImage it) {
    String inside = it.hostPort() == it.taskPort() ? "" : " for its " + it.taskPort();
    String address = it.hostIp().isEmpty() ? "" : it.hostIp() + ":";
    return it.label() + " " + address + it.hostPort() + inside;
  }

  private static String mount(MountImage it) {
    return it.source() + " at " + it.target() + (it.readOnly() ? " (read only)" : "");
  }
}
