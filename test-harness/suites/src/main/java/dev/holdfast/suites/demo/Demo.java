package dev.holdfast.suites.demo;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.suites.agent.NomadBinary;
import dev.holdfast.suites.agent.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The main job of the project, told line by line. Run it by {@code example/demo}. */
public final class Demo {
  private static final Duration SOON = Duration.ofSeconds(70);
  private static final int CODE = 7;

  private final Path end;
  private final List<DemoTask> tasks;

  private Demo(Path end) {
    this.end = end;
    this.tasks =
        List.of(
            DemoTask.steady("web"), DemoTask.steady("worker"), DemoTask.ending("job", end, CODE));
  }

  /** Exit code 0 if every task came through as it must, else 1. */
  public static void main(String[] args) throws Exception {
    boolean keep = List.of(args).contains("--keep");
    Path folder = Files.createTempDirectory("holdfast-demo");
    boolean good = new Demo(folder.resolve("end")).run(keep);
    Files.deleteIfExists(folder.resolve("end"));
    Files.deleteIfExists(folder);
    System.exit(good ? 0 : 1);
  }

  private boolean run(boolean keep) throws IOException, InterruptedException {
    Stage stage = NomadBinary.find().isPresent() ? new NomadStage() : new StandInStage();
    if (keep) {
      return play(stage);
    }
    try (Curtain _ = Curtain.before(stage)) {
      boolean good = play(stage);
      say("ending the tasks and the agent");
      return good;
    }
  }

  private boolean play(Stage stage) throws IOException, InterruptedException {
    say("agent: " + stage.name());
    startAgent(stage);
    say("starting " + tasks.size() + " tasks");
    for (DemoTask task : tasks) {
      stage.run(task);
    }
    List<Row> before = awaitRows(stage, tasks.stream().map(_ -> "running").toList());
    show("before", before);
    killBoth(stage);
    letEnd(before);
    startAgent(stage);
    List<Row> after =
        awaitRows(stage, tasks.stream().map(task -> task.ends() ? "dead" : "running").toList());
    show("after", after);
    boolean same = judge(before, after);
    return new Dump(stage.stateDir()).show() && same;
  }

  private static void startAgent(Stage stage) throws IOException {
    long start = System.nanoTime();
    stage.start();
    say(
        "agent is up after %.1f s: pid %d, plugin pid %d"
            .formatted((System.nanoTime() - start) / 1e9, stage.agentPid(), stage.pluginPid()));
  }

  private static void killBoth(Stage stage) throws InterruptedException {
    long agent = stage.agentPid();
    long plugin = stage.pluginPid();
    stage.killAgent();
    ProcessHandle.of(plugin).ifPresent(ProcessHandle::destroyForcibly);
    Waiting.until(
        "plugin",
        SOON,
        () -> ProcessHandle.of(plugin).filter(ProcessHandle::isAlive).isEmpty(),
        gone -> gone);
    say("killed agent (pid %d) and plugin (pid %d) with SIGKILL".formatted(agent, plugin));
  }

  private void letEnd(List<Row> before) throws IOException {
    Files.createFile(end);
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i).ends()) {
        ProcessIdentity process = before.get(i).process().orElseThrow();
        Waiting.until(
            tasks.get(i).name(),
            SOON,
            () -> dev.holdfast.nomadside.observe.Proc.isAlive(process),
            alive -> !alive);
        say("%s ended with code %d while nobody was there".formatted(tasks.get(i).name(), CODE));
      }
    }
  }

  private List<Row> awaitRows(Stage stage, List<String> states) {
    say("waiting for what the agent says of the tasks (at times it takes Nomad half a minute)");
    return Waiting.until("tasks", SOON, () -> rows(stage), rows -> settled(rows, states));
  }

  private List<Row> rows(Stage stage) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (DemoTask task : tasks) {
      rows.add(stage.row(task));
    }
    return rows;
  }

  private static boolean settled(List<Row> rows, List<String> states) {
    return rows.stream().map(Row::state).toList().equals(states)
        && rows.stream()
            .allMatch(row -> row.process().isPresent() == row.state().equals("running"));
  }

  private boolean judge(List<Row> before, List<Row> after) {
    boolean good = true;
    for (int i = 0; i < tasks.size(); i++) {
      boolean kept =
          tasks.get(i).ends()
              ? after.get(i).exitCode().equals(OptionalInt.of(CODE))
              : after.get(i).process().equals(before.get(i).process());
      boolean fine = kept && after.get(i).restarts() == 0;
      say(tasks.get(i).name() + ": " + Verdict.of(tasks.get(i), fine));
      good &= fine;
    }
    return good;
  }

  private static void show(String when, List<Row> rows) {
    System.out.println();
    System.out.println("  " + when);
    Table.lines(rows).forEach(System.out::println);
    System.out.println();
  }

  static void say(String line) {
    System.out.println(Clock.now() + "  " + line);
  }
}
