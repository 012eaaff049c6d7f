package dev.holdfast.trial.cli;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.trial.bench.BenchJson;
import dev.holdfast.trial.bench.BenchRun;
import dev.holdfast.trial.bench.BenchTable;
import dev.holdfast.trial.bench.Contender;
import dev.holdfast.trial.bench.Results;
import dev.holdfast.trial.bench.Sizes;
import dev.holdfast.trial.profile.Profile;
import dev.holdfast.trial.profile.Profiles;
import dev.holdfast.trial.report.LiveLine;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures one plugin or several. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header =
        "Measures driver plugins turn by turn: B1 start, B2 exit and stop, B3 recovery, B4 idle",
    description = {
      "cost, B5 burst, B6 disk, B7 logs, B8 cold start. Ratios are to the first plugin.",
      "",
      "  holdfast-trial bench /opt/holdfast/bin/systemd,systemd /opt/go/nomad-driver-systemd,go-systemd",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything asked for was measured",
      "2:an option or the profile is wrong",
      "3:something could not be measured; the table says what"
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PLUGIN[,PROFILE]",
      description = "Executable, and a built-in profile or a file. Default: guessed from its name.")
  private List<String> plugins = List.of();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "Only these, such as B1,B3. Default: all.")
  private List<String> only = BenchRun.ids();

  @Option(names = "--quick", description = "Few rounds, to see whether everything works.")
  private boolean quick;

  @Option(names = "--full", description = "What is worth publishing: hours.")
  private boolean full;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where bench.json and bench.md go (${DEFAULT-VALUE}).")
  private Path report = Path.of("holdfast-bench");

  @Override
  public Integer call() throws Exception {
    List<Contender> contenders = contenders();
    if (!BenchRun.ids().containsAll(only)) {
      throw new UsageException(
          "--only is %s, but must be some of %s.".formatted(only, BenchRun.ids()));
    }
    ThisMachine.requireRoot();
    contenders.forEach(each -> Preparation.run(each.profile()));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    LiveLine line = new LiveLine(out, Terminal.isTerminal());
    Sizes sizes = full ? Sizes.full() : quick ? Sizes.quick() : Sizes.usual();
    Path folder = Files.createDirectories(report).toAbsolutePath();
    BenchRun run = new BenchRun(contenders, sizes, folder.resolve("work"), line::passing);
    Map<String, String> facts = facts();
    List<String> names = contenders.stream().map(Contender::name).toList();
    Results results =
        run.run(
            only,
            (id, took, known) -> {
              line.lasting("%s took %d s".formatted(id, took.toSeconds()));
              Files.writeString(folder.resolve("bench.md"), BenchTable.of(known, names));
              Files.writeString(folder.resolve("bench.json"), BenchJson.of(known, names, facts));
            });
    line.lasting(BenchTable.of(results, names));
    return results.gaps().isEmpty() ? ExitCodes.CLEAN : ExitCodes.NOT_RUN;
  }

  /** What a reader must know of the machine to make sense of figures. */
  private static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("began", Instant.now().toString());
    facts.put("kernel", System.getProperty("os.version"));
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    return facts;
  }

  private List<Contender> contenders() {
    Set<String> names = new HashSet<>();
    List<Contender> contenders = new ArrayList<>();
    for (String plugin : plugins) {
      int comma = plugin.lastIndexOf(',');
      Path path = Path.of(comma < 0 ? plugin : plugin.substring(0, comma));
      if (!Files.isExecutable(path) || Files.isDirectory(path)) {
        throw new UsageException(
            "PLUGIN is \"%s\", but must be the path of an executable file.".formatted(path));
      }
      Profile profile =
          Profiles.find(comma < 0 ? Profiles.guess(path) : plugin.substring(comma + 1));
      String name = profile.name();
      for (int i = 2; !names.add(name); i++) {
        name = profile.name() + "-" + i;
      }
      contenders.add(new Contender(name, PluginFile.of(path), profile));
    }
    return contenders;
  }
}
