package dev.holdfast.trial.campaign;

import dev.holdfast.nomadside.fake.FakePlugin;
import dev.holdfast.nomadside.fake.Flaw;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.trial.check.Limits;
import dev.holdfast.trial.fault.Machine;
import dev.holdfast.trial.fault.Plan;
import dev.holdfast.trial.profile.Profiles;
import dev.holdfast.trial.report.CaseReport;
import dev.holdfast.trial.stop.StopRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/**
 * Plays one short case with the fake plugin, without systemd, mounts or root.
 *
 * @param folder short, because sockets lie there
 */
record FlawedStage(Path folder) implements AutoCloseable {
  static final FlawedStage NOWHERE = new FlawedStage(Path.of(""));

  private static final Duration LITTLE = Duration.ofSeconds(2);

  static FlawedStage open() throws IOException {
    FlawedStage stage = new FlawedStage(Files.createTempDirectory(Path.of("/tmp"), "fs"));
    Files.createDirectories(stage.folder.resolve("leavings"));
    return stage;
  }

  /** With a driver that has no flaw, and with all the time that it may need. */
  CaseReport playSound(Plan plan) throws IOException, InterruptedException {
    return play(FakePlugin.in(folder).file(), plan, Patience.usual());
  }

  /** With a flaw of which nothing is expected to go away. */
  CaseReport play(Flaw flaw, Plan plan) throws IOException, InterruptedException {
    return play(flaw, plan, Patience.usual().step(), Limits.usual());
  }

  /** With a flaw that lets a case wait for what does not come. */
  CaseReport playShortly(Flaw flaw, Plan plan) throws IOException, InterruptedException {
    return play(flaw, plan, LITTLE, Limits.usual());
  }

  /** The same, judged as if ends that are told late were never told. */
  CaseReport playStrictly(Flaw flaw, Plan plan) throws IOException, InterruptedException {
    Limits usual = Limits.usual();
    Limits strict =
        new Limits(
            usual.settle(),
            usual.start(),
            usual.stop(),
            usual.early(),
            LITTLE,
            usual.health(),
            usual.stats(),
            usual.look());
    return play(flaw, plan, LITTLE, strict);
  }

  private CaseReport play(Flaw flaw, Plan plan, Duration step, Limits limits)
      throws IOException, InterruptedException {
    Patience patience = new Patience(step, Duration.ofSeconds(1), limits);
    return play(FakePlugin.in(folder).file(flaw.name()), plan, patience);
  }

  private CaseReport play(PluginFile plugin, Plan plan, Patience patience)
      throws IOException, InterruptedException {
    Path profile =
        Files.writeString(
            folder.resolve("profile"),
            """
            {"driver": "fake", "task": {"script": "${script}"},
             "cannot": ["memory", "exec"], "leftovers": {"folders": ["%s/leavings"]}}
            """
                .formatted(folder));
    StopRequest stop = new StopRequest();
    Machine nothing = new Machine(false, false, false);
    Setting setting =
        new Setting(plugin, Profiles.find(profile.toString()), nothing, patience, stop);
    return OneCase.play(setting, plan, folder.resolve("history"), new Silence()).report();
  }

  @Override
  public void close() throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static final class Silence implements Progress {
    @Override
    public void began(int number, int cases, Plan plan) {}

    @Override
    public void step(String name) {}

    @Override
    public void struck(Struck struck) {}

    @Override
    public void waits(String tasks) {}

    @Override
    public void ended(CaseResult result) {}
  }
}
