package dev.holdfast.suites.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The first half of a reboot test, a program on the node: an agent with jobs that run and jobs that
 * are over. Waits for the node to go down.
 */
public final class AgentBeforeReboot {
  /** What it prints when the node may go down. */
  public static final String READY = "ready for the reboot";

  static final String STEADY = "steady";
  static final String OVER = "over";
  static final String FAILED = "failed";
  static final int CODE = 7;

  private AgentBeforeReboot() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    AgentSetup setup = setup();
    Leftovers.remove(setup.folder());
    AgentRig rig = AgentRig.open(setup);
    rig.run(
            JobText.service(STEADY, "exec sleep 3600")
                .withRestart("attempts = 5\ninterval = \"10m\"\ndelay = \"1s\"\nmode = \"fail\""))
        .process();
    rig.run(JobText.batch(OVER, "echo ran >> " + runs(setup))).awaitDead();
    rig.run(JobText.batch(FAILED, "exit " + CODE)).awaitDead();
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  /** The same on both sides of the reboot; the node's ports are all its own. */
  static AgentSetup setup() {
    return AgentSetup.of(
        Path.of("/var/lib/hf-reboot"), "systemd", new AgentSetup.Ports(14646, 14647, 14648));
  }

  static Path runs(AgentSetup setup) {
    return setup.folder().resolve("runs");
  }
}
