package dev.holdfast.controller.cli;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Tells which drivers are usable on this machine, and why the others are not.",
    exitCodeListHeading = ExitCodes.HEADING,
    exitCodeList = {"0:at least one driver is usable", "1:none is", ExitCodes.USAGE_TEXT})
final class DoctorCommand extends Helpful implements Callable<Integer> {
  private final Console console;
  private final Doctor doctor;

  @Mixin private final FolderOption folder = new FolderOption();
  @Mixin private final FormOption form = new FormOption();

  DoctorCommand(Console console, Doctor doctor) {
    this.console = console;
    this.doctor = doctor;
  }

  @Override
  public Integer call() {
    Doctor.Report report = doctor.examine(folder::of);
    console.out().print(rendered(report));
    return report.anyUsable() ? ExitCodes.OK : ExitCodes.UNUSABLE;
  }

  private String rendered(Doctor.Report report) {
    return switch (form.get()) {
      case TABLE -> table(report);
      case JSON -> Output.json(report);
      case NDJSON -> Output.lines(List.of(report));
    };
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
