package dev.holdfast.controller.simulation;

import static java.util.Objects.requireNonNull;

import dev.holdfast.runtime.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything in one run: the node, the disk, Nomad, and what goes wrong. */
final class World {
  static final Owner OWNER = Owner.of("sim", Path.of("/sim"));

  private final Stage stage;
  private final Setting setting;
  private final Faults faults;
  private final Steps steps;
  private final Judge judge;
  private final Node node;
  private final Disk disk = new Disk();
  private @Nullable PluginProcess plugin;
  private @Nullable Agent agent;
  private long backendAwayUntil;
  private long hiddenUntil;
  private int lives;

  World(Stage stage, Setting setting, Faults faults, Steps steps) {
    this.stage = stage;
    this.setting = setting;
    this.faults = faults;
    this.steps = steps;
    this.judge = new Judge(stage, OWNER, new Permits(setting.engine()), setting.keepsExits());
    this.node = new Node(stage, judge, setting.keepsExits(), setting.tellsUnread());
  }

  Stage stage() {
    return stage;
  }

  Chance chance() {
    return stage.chance();
  }

  Setting setting() {
    return setting;
  }

  Faults faults() {
    return faults;
  }

  Steps steps() {
    return steps;
  }

  Judge judge() {
    return judge;
  }

  Node node() {
    return node;
  }

  Disk disk() {
    return disk;
  }

  void say(Supplier<String> words) {
    stage.say(words);
  }

  void say(String words) {
    stage.say(words);
  }

  Life beginLife(String name) {
    lives++;
    return stage.beginLife(name + lives);
  }

  /** The plugin that runs, started where none does, as Nomad does when it needs one. */
  PluginProcess plugin() {
    if (plugin == null || plugin.life().isOver()) {
      Life life = beginLife("plugin");
      life.atEnd(() -> stage.after(chance().between(0, 2_000), this::relaunch));
      plugin = new PluginProcess(this, life);
    }
    return plugin;
  }

  private void relaunch() {
    if (agent != null && agent.isUp()) {
      plugin();
    }
  }

  Agent agent() {
    return requireNonNull(agent, "Nomad is not there yet");
  }

  void startAgent(List<StoredTask> tasks) {
    agent = new Agent(this, tasks);
  }

  void killPlugin() {
    if (plugin != null && !plugin.life().isOver()) {
      say("the plugin is killed");
      plugin.life().end();
    }
  }

  void takeBackendAway(long millis) {
    say(() -> "the runtime does not answer for " + millis + " ms");
    backendAwayUntil = stage.nowMillis() + millis;
  }

  boolean backendIsAway() {
    return stage.nowMillis() < backendAwayUntil;
  }

  /** For a moment the runtime finds nothing, as a manager that reloads. */
  void hide(long millis) {
    say(() -> "the runtime finds nothing for " + millis + " ms");
    hiddenUntil = stage.nowMillis() + millis;
  }

  boolean isHidden() {
    return stage.nowMillis() < hiddenUntil;
  }

  void loseStore() {
    say("the store is lost");
    disk.lose();
    judge.storeLost();
  }
}
