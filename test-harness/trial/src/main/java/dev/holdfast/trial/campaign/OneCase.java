package dev.holdfast.trial.campaign;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.trial.check.Checker;
import dev.holdfast.trial.check.DeathWatch;
import dev.holdfast.trial.check.Judgement;
import dev.holdfast.trial.client.Client;
import dev.holdfast.trial.client.PluginSeat;
import dev.holdfast.trial.client.Recorder;
import dev.holdfast.trial.client.TaskBook;
import dev.holdfast.trial.client.TrialTask;
import dev.holdfast.trial.fault.Deed;
import dev.holdfast.trial.fault.Plan;
import dev.holdfast.trial.fault.PlannedTask;
import dev.holdfast.trial.fault.Target;
import dev.holdfast.trial.history.Finished;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.HistoryReader;
import dev.holdfast.trial.history.HistoryWriter;
import dev.holdfast.trial.history.InventoryCompared;
import dev.holdfast.trial.history.Item;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.inject.FailpointFile;
import dev.holdfast.trial.inject.Ground;
import dev.holdfast.trial.inject.Injector;
import dev.holdfast.trial.inject.Pause;
import dev.holdfast.trial.inject.Proxies;
import dev.holdfast.trial.report.CaseReport;
import dev.holdfast.trial.witness.Inventory;
import dev.holdfast.trial.witness.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Sets the stage of one case, plays it, clears up and has it judged. */
final class OneCase {
  private static final Duration POLL = Duration.ofMillis(250);

  private final Setting setting;
  private final Plan plan;
  private final Progress progress;
  private final Halt halt;
  private final Inventory inventory;
  private final Set<Slot> slots = new LinkedHashSet<>();

  private OneCase(Setting setting, Plan plan, Progress progress) {
    this.setting = setting;
    this.plan = plan;
    this.progress = progress;
    this.halt = new Halt(new DeathWatch(setting.patience().limits()), setting.stop());
    this.inventory = new Inventory(setting.profile());
  }

  /**
   * Plays the case.
   *
   * @param history where its history goes; there must be no such file yet
   */
  static CaseResult play(Setting setting, Plan plan, Path history, Progress progress)
      throws IOException, InterruptedException {
    return new OneCase(setting, plan, progress).play(history);
  }

  private CaseResult play(Path file) throws IOException, InterruptedException {
    long began = System.nanoTime();
    try (HistoryWriter history =
            HistoryWriter.create(
                file,
                setting.plugin().executable().toString(),
                Campaign.SUITE,
                plan.summary(),
                plan.seed());
        Ground ground = Ground.fresh(disks())) {
      history.listen(halt.deaths()::hear);
      List<Struck> struck = play(history, ground);
      return setting.stop().asked()
          ? CaseResult.notRun(plan, struck, "the trial was interrupted")
          : judged(file, ground, struck, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private CaseResult judged(Path file, Ground ground, List<Struck> struck, Duration took)
      throws IOException {
    History recorded = HistoryReader.read(file);
    Judgement judgement = Checker.judge(recorded, setting.patience().limits());
    if (!judgement.clean()) {
      ground.keepState(file.resolveSibling(file.getFileName() + ".state"));
    }
    return new CaseResult(
        plan,
        struck,
        CaseReport.judged(recorded, judgement, took.toMillis(), file.toString()),
        halt.deaths().why().isPresent());
  }

  private Ground.Disks disks() {
    boolean cut = plan.injections().stream().anyMatch(it -> it.kind().deed() == Deed.POWER_CUT);
    return !setting.machine().ownMounts()
        ? Ground.Disks.SHARED
        : cut ? Ground.Disks.FORGETFUL : Ground.Disks.IN_MEMORY;
  }

  private List<Struck> play(HistoryWriter history, Ground ground)
      throws IOException, InterruptedException {
    Recorder recorder = new Recorder(history);
    CaseLog log = new CaseLog(recorder, progress);
    try (Strangers strangers =
        Strangers.plant(
            ground.strangerName(),
            history,
            setting.profile().leftovers(),
            setting.machine().systemd())) {
      return play(history, ground, recorder, log, strangers);
    }
  }

  private List<Struck> play(
      HistoryWriter history, Ground ground, Recorder recorder, CaseLog log, Strangers strangers)
      throws IOException, InterruptedException {
    Set<Item> before = inventory.take(slots);
    try (Proxies proxies = proxies(ground);
        Witness witness = Witness.open(history, setting.profile().truth());
        PluginSeat seat =
            new PluginSeat(
                proxies.plugin(),
                setting.profile().pluginOptions(ground.state().toString()),
                recorder)) {
      Client client = Client.open(seat, recorder, ground.data(), witness::look);
      try {
        run(history, ground, proxies, witness, client, log).play();
        recordLines(client);
        compare(history, before, strangers);
        witness.awaitLook(POLL.multipliedBy(8));
        history.append(new Finished(history.nowNanos()));
      } catch (Halt.Halted _) {
        halt.deaths().why().ifPresent(recorder::cutShort);
      } finally {
        progress.step("clearing up");
        // What goes away from here on does so because we take it away.
        witness.end();
        client.close();
        new Broom(before, inventory).sweep(slots);
        client.forget(client.books());
      }
    }
    return log.struck();
  }

  private Proxies proxies(Ground ground) throws IOException {
    boolean wanted =
        setting.machine().ownMounts()
            && plan.injections().stream().anyMatch(it -> it.kind().target() == Target.ENDPOINT);
    List<String> endpoints = wanted ? setting.profile().endpoints() : List.of();
    PluginFile plugin = ground.marked(setting.plugin());
    if (!setting.profile().failpoints().isEmpty()) {
      plugin = new FailpointFile(ground.failpoints()).armed(plugin);
    }
    return Proxies.open(ground, plugin, endpoints);
  }

  private CaseRun run(
      HistoryWriter history,
      Ground ground,
      Proxies proxies,
      Witness witness,
      Client client,
      CaseLog log) {
    List<Slot> victims = new ArrayList<>();
    Injector injector =
        new Injector(
            history,
            client,
            () -> new Victim(witness, victims.getFirst()).get(),
            setting.profile(),
            ground,
            proxies,
            new SplittableRandom(plan.seed() + 1));
    return new CaseRun(
        plan,
        client,
        witness,
        injector,
        planned -> {
          TrialTask task = Tasks.of(planned, setting.profile());
          slots.add(task.slot());
          witness.expect(task.slot());
          if (planned.role() == PlannedTask.Role.KILLED) {
            victims.add(task.slot());
          }
          return client.start(task);
        },
        setting.patience().step(),
        log,
        halt);
  }

  /** Waits until nothing is here that was not, or the patience is over, and writes it down. */
  private void compare(HistoryWriter history, Set<Item> before, Strangers strangers)
      throws IOException {
    long deadline = System.nanoTime() + setting.patience().tidy().toNanos();
    Set<Item> left = left(before);
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      halt.check();
      Pause.of(POLL);
      left = left(before);
    }
    history.append(new InventoryCompared(history.nowNanos(), List.copyOf(left), strangers.lost()));
  }

  // Who still writes would have written more than was read.
  private static void recordLines(Client client) throws IOException {
    for (TaskBook book : client.books()) {
      if (book.phase() == TaskBook.Phase.DEAD) {
        client.recordLines(book);
      }
    }
  }

  private Set<Item> left(Set<Item> before) throws IOException {
    Set<Item> left = new LinkedHashSet<>(inventory.take(slots));
    left.removeAll(before);
    return left;
  }
}
