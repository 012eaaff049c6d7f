package dev.holdfast.suites.conformance;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.PluginUnderTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every failpoint strikes once in the life of a task: the plugin dies there, or the call fails
 * there. Some of them each time; {@code -Dholdfast.instants=1000} for all.
 */
@NeedsNode
class EveryInstantTest extends OnePlugin {
  private static final int SOME = 12;
  private static final int MOST_SKIPPED = 3;

  @Override
  PluginFile plugin(PluginFile plain) throws IOException {
    ControlFile.in(workshop()).say("");
    return plain.withVariable("HOLDFAST_FAILPOINTS", ControlFile.in(workshop()).path().toString());
  }

  @AfterEach
  void release() throws IOException {
    ControlFile.in(workshop()).say("");
  }

  @TestFactory
  @Tag("A05")
  @DisplayName("A05 a task lives through a strike at any instant")
  Stream<DynamicTest> aTaskLivesThroughAStrikeAtAnyInstant() throws Exception {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    int count = Integer.getInteger("holdfast.instants", SOME);
    System.err.printf("-Dholdfast.seed=%d -Dholdfast.instants=%d%n", seed, count);
    Random random = new Random(seed);
    List<String> rules = rules(random);
    Collections.shuffle(rules, random);
    return rules.stream().limit(count).map(rule -> dynamicTest(rule, () -> strike(rule)));
  }

  private void strike(String rule) throws Exception {
    ControlFile control = ControlFile.in(workshop());
    control.say(rule);
    new StruckLife(rig()).live();
    control.say("");
  }

  private static List<String> rules(Random random) throws IOException, InterruptedException {
    String command = PluginUnderTest.executable().resolveSibling("holdfast").toString();
    List<String> rules = new ArrayList<>();
    for (String line : Outside.command(command, "failpoints").lines().toList()) {
      String point = line.split(" ", 2)[0];
      rules.add(rule(point, "exit", random));
      rules.add(rule(point, failure(point), random));
    }
    return rules;
  }

  private static String rule(String point, String action, Random random) {
    int skipped = random.nextInt(MOST_SKIPPED);
    String skip = skipped == 0 ? "" : skipped + "*off -> ";
    return "%s = %s1*%s".formatted(point, skip, action);
  }

  /** A store that has written does not say otherwise, but it may be slow. */
  private static String failure(String point) {
    if (point.equals("store.put.after") || point.equals("store.delete.after")) {
      return "delay(500)";
    }
    if (point.endsWith(".after") || point.startsWith("runtime.hint")) {
      return "lost";
    }
    boolean disk = point.startsWith("store.") || point.startsWith("disk.");
    return disk ? "error(full)" : "error(unavailable)";
  }
}
