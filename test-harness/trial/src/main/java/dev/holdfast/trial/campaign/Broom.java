package dev.holdfast.trial.campaign;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.trial.history.Item;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.witness.Inventory;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Takes away what a driver left, so that the next case begins on a clean node.
 *
 * @param before what was there before the case
 */
public record Broom(Set<Item> before, Inventory inventory) {
  private static final System.Logger LOG = System.getLogger(Broom.class.getName());

  /** Ends processes and units that the case brought. */
  public void sweep(Collection<Slot> slots) throws IOException {
    Set<Item> left = new LinkedHashSet<>(inventory.take(slots));
    left.removeAll(before);
    left.forEach(Broom::remove);
  }

  private static void remove(Item item) {
    switch (item.kind()) {
      case PROCESS -> {
        long pid = Long.parseLong(item.name().substring(0, item.name().indexOf(':')));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
      case UNIT -> {
        // What ignores the signal of a stop would have it wait for a minute and a half.
        tryRun("systemctl", "kill", "--signal=KILL", item.name());
        tryRun("systemctl", "stop", item.name());
        tryRun("systemctl", "reset-failed", item.name());
      }
      case CGROUP, MOUNT, FIFO, LINK, NETNS, CONTAINER, FILE -> {}
    }
  }

  /** Runs a program whose failure means that there was nothing to do. */
  static void tryRun(String... command) {
    try {
      Shell.run(command);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "not swept: {0}", gone.getMessage());
    }
  }
}
