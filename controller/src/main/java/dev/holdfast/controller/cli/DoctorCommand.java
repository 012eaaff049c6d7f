package dev.holdfast.controller.cli;

import dev.holdfast.controller.config.SettingsOptions;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = "Tells which drivers are usable on this machine, and why the others are not.",
    exitCodeListHeading = ExitCodes.HEADING,
    exitCodeList = {"0:at least one driver is usable", "1:none is", ExitCodes.USAGE_TEXT})
final class DoctorCommand extends Helpful implements Callable<Integer> {
  private final Console console;
  private final Doctor doctor;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "The drivers' state folder; by default /var/lib/holdfast/DRIVER.")
  private @Nullable Path stateDir;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "table (the default) or json.")
  private Output output = Output.TABLE;

  DoctorCommand(Console console, Doctor doctor) {
    this.console = console;
    this.doctor = doctor;
  }

  @Override
  public Integer call() {
    Doctor.Report report = doctor.examine(this::stateDirOf);
    console.out().print(output == Output.JSON ? Output.json(report) : table(report));
    return report.anyUsable() ? ExitCodes.OK : ExitCodes.UNUSABLE;
  }

  private Path stateDirOf(String driver) {
    Path given = stateDir;
    return given != null ? given : Path.of(SettingsOptions.defaultStateDir(driver));
  }

  private static String table(Doctor.Report report) {
    StringBuilder text = new StringBuilder();
    for (Doctor.Finding finding : report.drivers()) {
      String verdict =
          finding.usable()
              ? "usable " + new TreeMap<>(finding.attributes())
              : "NOT usable: " + finding.reason();
      text.append("driver %-12s %s%n".formatted(finding.driver(), verdict));
      text.append("  state folder    %s%n".formatted(finding.stateDir()));
    }
    NodeFacts node = report.node();
    return text.append("cgroup            %s%n".formatted(node.cgroup()))
        .append("init              %s%n".formatted(node.init()))
        .append("boot              %s%n".formatted(node.bootId()))
        .append("user              %s%n".formatted(node.user()))
        .append("java              %s%n".formatted(node.java()))
        .toString();
  }
}
