package dev.holdfast.store.bench;

import dev.holdfast.store.ChildJvm;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.mapdb.MapDbStateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Opens a store as the first act of a JVM and prints how many microseconds that took. */
final class OpenTimer {
  private static final int ROUNDS = 7;

  private OpenTimer() {}

  /** Argument: a folder. Ends without a close, so that the folder stays as it is. */
  public static void main(String[] args) {
    long start = System.nanoTime();
    StateStore store = MapDbStateStore.open(Path.of(args[0]));
    long micros = (System.nanoTime() - start) / 1_000;
    System.out.println(micros + " " + store.all().size());
    Runtime.getRuntime().halt(0);
  }

  /** Median over some fresh JVMs. */
  static double freshMillis(ChildJvm jvm, Path folder) throws IOException, InterruptedException {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      Process child = jvm.start(OpenTimer.class, folder.toString());
      String line = child.inputReader().readLine();
      millis[i] = Long.parseLong(line.split(" ")[0]) / 1e3;
      child.waitFor();
    }
    return median(millis);
  }

  /** Median in this JVM. */
  static double warmMillis(Path folder) {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      try (StateStore store = MapDbStateStore.open(folder)) {
        millis[i] = (System.nanoTime() - start) / 1e6;
        store.get(store.all().getFirst().slot());
      }
    }
    return median(millis);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
