package dev.holdfast.trial.check;

import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.CutShort;
import dev.holdfast.trial.history.InventoryCompared;
import dev.holdfast.trial.history.Looked;
import dev.holdfast.trial.history.Planted;
import java.util.ArrayList;
import java.util.List;

/** What a history leaves open. */
final class Reservations {
  private Reservations() {}

  static List<String> of(Facts facts) {
    List<String> open = new ArrayList<>();
    if (facts.history().cut()) {
      open.add("The history was cut or holds lines that cannot be read.");
    }
    boolean cutShort = facts.history().of(CutShort.class).findAny().isPresent();
    if (cutShort) {
      open.add(
          "The case was cut short because of its plugin: what would have followed was not judged.");
    }
    if (!cutShort && !facts.history().finished()) {
      open.add("The history was not recorded to its end, so what is missing there proves nothing.");
    }
    if (!cutShort && facts.history().of(InventoryCompared.class).findAny().isEmpty()) {
      boolean planted = facts.history().of(Planted.class).findAny().isPresent();
      open.add(
          "No inventory was taken at the end: nothing is known of leftovers"
              + (planted ? " or of what was planted." : "."));
    }
    blindness(facts, open);
    return open;
  }

  private static void blindness(Facts facts, List<String> open) {
    List<Looked> looks = facts.history().of(Looked.class).toList();
    if (looks.isEmpty() && facts.history().of(CopySeen.class).findAny().isEmpty()) {
      open.add("Nobody looked at the node: copies of tasks were not judged.");
    }
    for (int i = 1; i < looks.size(); i++) {
      long gap = looks.get(i).beganNanos() - looks.get(i - 1).atNanos();
      if (gap > facts.limits().look().toNanos()) {
        open.add(
            "The observer was blind for %s from %s on."
                .formatted(Seconds.of(gap), Seconds.of(looks.get(i - 1).atNanos())));
      }
    }
  }
}
