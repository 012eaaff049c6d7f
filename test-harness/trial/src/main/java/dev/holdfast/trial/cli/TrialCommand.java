package dev.holdfast.trial.cli;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.trial.campaign.Setting;
import dev.holdfast.trial.conformance.Conformance;
import dev.holdfast.trial.fault.Catalogue;
import dev.holdfast.trial.fault.Machine;
import dev.holdfast.trial.inject.Remains;
import dev.holdfast.trial.profile.Profile;
import dev.holdfast.trial.profile.Profiles;
import dev.holdfast.trial.report.Completion;
import dev.holdfast.trial.report.Report;
import dev.holdfast.trial.report.ReportFolder;
import dev.holdfast.trial.report.TerminalReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tests one plugin. */
@Command(
    name = "holdfast-trial",
    mixinStandardHelpOptions = true,
    subcommands = BenchCommand.class,
    version = "holdfast-trial 0.1.0",
    sortOptions = false,
    header = "Tests what a Nomad driver plugin does when things around it fail.",
    description = {
      "",
      "Launches PLUGIN as a Nomad agent would, runs tasks with it whose ends are known, and strikes"
          + " plugin, client, daemons, disk and tasks with faults, while an observer that asks only"
          + " the kernel writes down what lives. What the driver promised is judged from that"
          + " record.",
      "",
      "Run it as root on a machine that may be disturbed, for example on a lab node:",
      "  test-harness/lab/node exec -- holdfast-trial /opt/nomad/plugins/my-driver --profile my.json",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every promise held",
      "1:the driver broke a promise; the report says which and how to repeat it",
      "2:an option or the profile is wrong",
      "3:the trial could not run, for example because the plugin does not start",
      "4:the trial was interrupted (SIGINT, SIGTERM); the report has what was judged until then"
    },
    footer = {
      "",
      "A profile tells how the driver's tasks are written; built in: systemd, podman,",
      "raw_exec, go-systemd, go-podman, go-containerd, go-nspawn. To write one for your own driver",
      "begin with",
      "  holdfast-trial --print-profile raw_exec > my.json"
    })
final class TrialCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  private static final String HISTORIES = "histories";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PLUGIN",
      description = "The driver plugin's executable, as it would lie in Nomad's plugin_dir.")
  private @Nullable Path plugin;

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description = "What to know of the driver. Default: guessed from the plugin's file name.")
  private @Nullable String profileName;

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      split = ",",
      defaultValue = "conformance,recovery",
      description = "conformance, recovery, performance; several with commas (${DEFAULT-VALUE}).")
  private Set<Suite> suites = Set.of();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where the report and the histories go. Default: ./holdfast-trial-TIME.")
  private @Nullable Path report;

  @Option(names = "--arg", paramLabel = "ARG", description = "An argument for PLUGIN; repeatable.")
  private List<String> args = List.of();

  @ArgGroup(validate = false, heading = "%nFaults:%n")
  private RecoveryOptions recovery = new RecoveryOptions();

  @ArgGroup(validate = false, heading = "%nMeasuring:%n")
  private PerformanceOptions performance = new PerformanceOptions();

  @Option(
      names = "--list",
      description = "Lists what is tried, in order, with what is expected, and exits.")
  private boolean list;

  @Option(
      names = "--list-faults",
      description = "Shows which faults apply to PLUGIN here, and exits.")
  private boolean listFaults;

  @Option(
      names = "--print-profile",
      paramLabel = "NAME",
      description = "Prints a built-in profile, and exits.")
  private @Nullable String printProfile;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = out();
    if (list) {
      RowList.print(out);
      return ExitCodes.CLEAN;
    }
    if (printProfile != null) {
      out.print(Profiles.text(printProfile));
      out.flush();
      return ExitCodes.CLEAN;
    }
    Path executable = executable();
    Profile profile = Profiles.find(profileName != null ? profileName : Profiles.guess(executable));
    Machine machine = ThisMachine.look();
    Catalogue catalogue = Catalogue.of(profile, machine).only(recovery.only());
    if (listFaults) {
      FaultList.print(catalogue, out);
      return ExitCodes.CLEAN;
    }
    return run(new Setting(file(executable), profile, machine), catalogue);
  }

  private int run(Setting setting, Catalogue catalogue) throws Exception {
    ThisMachine.requireRoot();
    Terminal terminal = new Terminal(out());
    try (Interruption interruption = Interruption.watch(setting.stop(), terminal::interrupted)) {
      Remains.clear().ifPresent(terminal::cleared);
      Preparation.run(setting.profile());
      Findings findings = new Findings(setting, recovery.seed(), folder());
      terminal.begin(setting, recovery.seed(), findings.folder());
      try (Pulse _ = Pulse.begin(terminal)) {
        runSuites(setting, catalogue, findings, terminal);
      }
      return interruption.exitCode(tell(setting, findings, terminal));
    }
  }

  private void runSuites(Setting setting, Catalogue catalogue, Findings findings, Terminal terminal)
      throws IOException, InterruptedException {
    for (Suite suite : Suite.values()) {
      boolean wanted = recovery.replays() ? suite == Suite.RECOVERY : suites.contains(suite);
      if (wanted && !setting.stop().asked()) {
        run(suite, setting, catalogue, findings, terminal);
      }
    }
  }

  private void run(
      Suite suite, Setting setting, Catalogue catalogue, Findings findings, Terminal terminal)
      throws IOException, InterruptedException {
    switch (suite) {
      case CONFORMANCE ->
          findings.found(
              suite,
              SuiteResult.of(
                  new Conformance(setting.plugin(), setting.profile(), terminal, setting.stop())
                      .run()));
      case RECOVERY -> {
        terminal.skipped(catalogue);
        Path histories = findings.folder().resolve(HISTORIES);
        recovery.run(
            setting, catalogue, histories, terminal, result -> findings.found(suite, result));
      }
      case PERFORMANCE -> findings.found(suite, performance.run(setting, terminal));
    }
  }

  private int tell(Setting setting, Findings findings, Terminal terminal) throws IOException {
    Report told =
        findings.report(setting.stop().asked() ? Completion.INTERRUPTED : Completion.COMPLETE);
    terminal.faults(told.faults());
    Path page = ReportFolder.write(told, findings.folder());
    out().print(TerminalReport.of(told));
    out().printf("report: %s%n", page);
    out().flush();
    return told.exitCode();
  }

  private PrintWriter out() {
    return java.util.Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PluginFile file(Path executable) {
    return PluginFile.of(executable).withArgs(args.toArray(String[]::new));
  }

  private Path executable() {
    if (plugin == null) {
      throw new UsageException("PLUGIN is missing: give the path of a driver plugin; see --help.");
    }
    if (!Files.isExecutable(plugin) || Files.isDirectory(plugin)) {
      throw new UsageException(
          "PLUGIN is \"%s\", but must be the path of an executable file.".formatted(plugin));
    }
    return plugin.toAbsolutePath();
  }

  private Path folder() throws IOException {
    Path folder = report;
    if (folder == null) {
      folder = Path.of("holdfast-trial-" + ZonedDateTime.now(ZoneOffset.UTC).format(STAMP));
    }
    if (Files.exists(folder.resolve(HISTORIES))) {
      throw new UsageException(
          "--report is \"%s\", but there is a report already: name another folder."
              .formatted(folder));
    }
    Files.createDirectories(folder);
    return folder.toAbsolutePath();
  }
}
