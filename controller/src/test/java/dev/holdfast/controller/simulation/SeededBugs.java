package dev.holdfast.controller.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Puts known bugs into our own code, one at a time, and shows that each is caught. {@code
 * -Dholdfast.mutant=} names one; {@code -Dholdfast.seeds=} says how many seeds may be tried on
 * each.
 */
public final class SeededBugs {
  private static final int SEEDS_FOR_EACH = 3_000;

  /** What became of one bug; {@code caughtBy} is empty where nothing caught it. */
  record Trial(Patch patch, String caughtBy, double seconds) {
    boolean isCaught() {
      return !caughtBy.isEmpty();
    }

    String row() {
      return "%-38s %6.1f  %s"
          .formatted(patch.name(), seconds, isCaught() ? caughtBy : "NOTHING: " + patch.title());
    }
  }

  private final Path root;
  private final int seeds;

  /**
   * The bugs below a checkout.
   *
   * @param seeds how many seeds are tried before a bug counts as not caught by them
   */
  SeededBugs(Path root, int seeds) {
    this.root = root;
    this.seeds = seeds;
  }

  /** Ends with exit code 0 only if every bug was caught. */
  public static void main(String[] args) {
    String wanted = System.getProperty("holdfast.mutant", "");
    SeededBugs bugs =
        new SeededBugs(Path.of(args[0]), Integer.getInteger("holdfast.seeds", SEEDS_FOR_EACH));
    System.out.println("SEEDED BUG                            SECONDS  CAUGHT BY");
    List<Trial> trials =
        bugs.allTried(
            bugs.patches().stream().filter(patch -> patch.name().contains(wanted)).toList());
    List<Trial> survivors = trials.stream().filter(trial -> !trial.isCaught()).toList();
    System.out.printf("%d of %d caught%n", trials.size() - survivors.size(), trials.size());
    survivors.forEach(trial -> System.out.println("NOT CAUGHT: " + trial.patch().name()));
    System.exit(survivors.isEmpty() && !trials.isEmpty() ? 0 : 1);
  }

  /**
   * Tries one a core. Not in the common pool: there one bug's test would be made to wait for what
   * another's has left waiting.
   */
  private List<Trial> allTried(List<Patch> patches) {
    try (ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      return patches.stream()
          .map(patch -> CompletableFuture.supplyAsync(() -> triedAndShown(patch), cores))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private Trial triedAndShown(Patch patch) {
    Trial trial = tried(patch);
    System.out.println(trial.row());
    return trial;
  }

  /** All of them, by name. */
  List<Patch> patches() {
    try (Stream<Path> files = Files.list(root.resolve("controller/src/test/mutants"))) {
      return files
          .filter(file -> file.toString().endsWith(".patch"))
          .sorted()
          .map(Patch::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the seeded bugs cannot be listed", e);
    }
  }

  /**
   * Puts one in and tries to catch it.
   *
   * @throws Patch.DoesNotFit if it cannot be put in any more
   */
  Trial tried(Patch patch) {
    long began = System.nanoTime();
    boolean rules = patch.hunks().keySet().stream().anyMatch(path -> path.contains("/reconcile/"));
    String caught = catcherOf(patch).apply(seeds, rules);
    return new Trial(patch, caught, (System.nanoTime() - began) / 1e9);
  }

  @SuppressWarnings("unchecked")
  private BiFunction<Integer, Boolean, String> catcherOf(Patch patch) {
    try {
      return (BiFunction<Integer, Boolean, String>)
          Mutant.load(patch, root)
              .loadClass(Catch.class.getName())
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(patch.name() + " cannot be loaded", e);
    }
  }
}
