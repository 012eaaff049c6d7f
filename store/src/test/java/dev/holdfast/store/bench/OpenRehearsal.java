package dev.holdfast.store.bench;

import dev.holdfast.store.StateStore;
import dev.holdfast.store.mapdb.MapDbStateStore;
import java.nio.file.Path;

/** Loads what an opening loads and ends in the ordinary way, which a class archive needs. */
final class OpenRehearsal {
  private OpenRehearsal() {}

  /** Argument: a folder. */
  public static void main(String[] args) {
    try (StateStore store = MapDbStateStore.open(Path.of(args[0]))) {
      System.out.println(store.all().size());
    }
  }
}
