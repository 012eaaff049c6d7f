package dev.holdfast.trial.cli;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.trial.bench.BenchFigures;
import dev.holdfast.trial.bench.BenchRun;
import dev.holdfast.trial.bench.Contender;
import dev.holdfast.trial.bench.Results;
import dev.holdfast.trial.bench.Sizes;
import dev.holdfast.trial.campaign.Setting;
import dev.holdfast.trial.inject.Ground;
import dev.holdfast.trial.profile.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the performance suite. */
final class PerformanceOptions {
  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "quick",
      description =
          "quick (does it work), usual (minutes) or full (an hour and more) (${DEFAULT-VALUE}).")
  private Size size = Size.QUICK;

  @Option(
      names = "--beside",
      paramLabel = "FILE[=PROFILE]",
      description = "Another plugin that is measured in turn with PLUGIN; repeatable.")
  private List<String> beside = List.of();

  /** How much is measured. */
  enum Size {
    QUICK,
    USUAL,
    FULL
  }

  SuiteResult run(Setting setting, Terminal terminal) throws IOException, InterruptedException {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(contender(setting));
    beside.forEach(other -> contenders.add(other(other)));
    try (Ground ground = Ground.fresh(Ground.Disks.SHARED)) {
      BenchRun run = new BenchRun(contenders, sizes(), ground.home(), terminal.line()::passing);
      Results results = run.run(BenchRun.ids());
      List<String> names = contenders.stream().map(Contender::name).toList();
      return SuiteResult.figures(BenchFigures.of(results, names));
    }
  }

  private static Contender contender(Setting setting) {
    return new Contender(setting.profile().name(), setting.plugin(), setting.profile());
  }

  private static Contender other(String text) {
    int equals = text.indexOf('=');
    Path file = Path.of(equals < 0 ? text : text.substring(0, equals));
    String profile = equals < 0 ? Profiles.guess(file) : text.substring(equals + 1);
    return new Contender(
        file.getFileName() + " (" + profile + ")", PluginFile.of(file), Profiles.find(profile));
  }

  private Sizes sizes() {
    return switch (size) {
      case QUICK -> Sizes.quick();
      case USUAL -> Sizes.usual();
      case FULL -> Sizes.full();
    };
  }
}
