package dev.holdfast.runtime.systemd;

import static dev.holdfast.runtime.systemd.bus.UnitProperty.byteLines;
import static dev.holdfast.runtime.systemd.bus.UnitProperty.text;

import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.systemd.bus.UnitProperty;
import java.util.List;

/**
 * Where a unit writes. Nomad's FIFOs are opened by systemd itself before it drops privileges, so no
 * byte passes through us and the log survives our death.
 */
final class UnitOutput {
  private UnitOutput() {}

  static List<UnitProperty> properties(WorkloadSpec spec, TaskOptions options) {
    UnitProperty labels = byteLines("LogExtraFields", UnitLabels.fields(spec.labels()));
    UnitProperty identifier = text("SyslogIdentifier", options.identifier());
    return options.journal()
        ? List.of(
            labels, identifier, text("StandardOutput", "journal"), text("StandardError", "journal"))
        : List.of(
            labels,
            identifier,
            text("StandardOutputFileToAppend", spec.stdio().stdoutPath()),
            text("StandardErrorFileToAppend", spec.stdio().stderrPath()));
  }
}
