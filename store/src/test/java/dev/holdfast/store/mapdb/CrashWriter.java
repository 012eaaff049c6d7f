package dev.holdfast.store.mapdb;

import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Changes a store as fast as it can until it is killed. Tells of each change before it is handed in
 * ({@code I slot revision}, revision 0 for a deletion) and when it was acknowledged ({@code A slot
 * revision}); now and then it closes and opens the store, so that a kill meets those too.
 */
final class CrashWriter {
  static final int THREADS = 3;
  static final int SLOTS_EACH = 5;
  static final long JOURNAL_LIMIT_BYTES = 12 * 1024;
  private static final int LONGEST_PHASE = 25;

  // One write each, far below what a pipe splits.
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private CrashWriter() {}

  /** Arguments: the folder, a seed, and how many times to open the store. */
  public static void main(String[] args) throws InterruptedException, IOException {
    Random random = new Random(Long.parseLong(args[1]));
    for (int i = Integer.parseInt(args[2]); i > 0; i--) {
      try (StateStore store = open(Path.of(args[0]))) {
        tell("O " + store.all().size());
        store.loaded().damage().forEach(damage -> tell("D " + damage));
        phase(store, random);
      }
    }
  }

  private static StateStore open(Path folder) {
    return MapDbStateStore.open(
        folder, StoreOptions.standard().withJournalLimitBytes(JOURNAL_LIMIT_BYTES));
  }

  private static void phase(StateStore store, Random random) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread * SLOTS_EACH;
      int changes = 1 + random.nextInt(LONGEST_PHASE);
      Random own = new Random(random.nextLong());
      threads.add(Thread.ofPlatform().start(() -> changeSlots(store, first, changes, own)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void changeSlots(StateStore store, int first, int changes, Random random) {
    for (int i = 0; i < changes; i++) {
      changeSlot(store, first + random.nextInt(SLOTS_EACH), random.nextInt(8) == 0);
    }
  }

  private static void changeSlot(StateStore store, int number, boolean delete) {
    TaskRecord kept = store.get(Records.slot(number)).orElse(null);
    if (delete) {
      tell("I " + number + " 0");
      store.delete(Records.slot(number));
      tell("A " + number + " 0");
    } else {
      TaskRecord next = kept == null ? Records.first(number) : Records.next(kept);
      tell("I " + number + " " + next.revision());
      store.put(next);
      tell("A " + number + " " + next.revision());
    }
  }

  private static void tell(String line) {
    try {
      OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("nobody listens any more", e);
    }
  }
}
