package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The first half of a reboot test, a program on the node: starts tasks, lets some of them end, and
 * waits for the node to go down.
 */
public final class BeforeReboot {
  /** What it prints when the node may go down. */
  public static final String READY = "ready for the reboot";

  private BeforeReboot() {}

  /** Takes the home folder, the round and the seed. */
  public static void main(String[] args) throws Exception {
    Ground ground = Ground.at(Path.of(args[0]));
    int round = Integer.parseInt(args[1]);
    Settings settings = new Settings(Long.parseLong(args[2]), round);
    RigField field = RigField.open(ground);
    List<KeptTask> tasks = new ArrayList<>();
    field.steady().forEach(task -> tasks.add(KeptTask.of(task, null)));
    Path go = field.startEnders("end", settings.random("reboot", round));
    field.end(go);
    for (RigTask task : field.enders()) {
      tasks.add(KeptTask.of(task, RigField.end(task)));
    }
    TaskSpec stubborn = Script.of("stubborn", "trap '' TERM; while :; do sleep 0.1; done");
    tasks.add(KeptTask.of(field.rig().start(stubborn), null));
    KeptTask.write(tasks, file(ground));
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  static Path file(Ground ground) {
    return ground.home().resolve("tasks.json");
  }
}
