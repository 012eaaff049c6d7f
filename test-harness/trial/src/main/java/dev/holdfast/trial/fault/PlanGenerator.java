package dev.holdfast.trial.fault;

import dev.holdfast.trial.profile.Ability;
import dev.holdfast.trial.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.random.RandomGenerator;

/**
 * Draws the plan of a case from its seed. The same seed, profile, catalogue and settings give the
 * same plan.
 *
 * @param faults how many faults a case has; the first one kills the task that waits for it
 * @param steady how many tasks run through the whole of it
 */
public record PlanGenerator(Profile profile, Catalogue catalogue, int faults, int steady) {
  private static final int LATEST_MILLIS = 800;
  private static final int SOON_MILLIS = 60;
  private static final int SHORTEST_HOLD_MILLIS = 300;
  private static final int LONGEST_HOLD_MILLIS = 2500;

  /** The first and the last sort are drawn by one in so many, beside their share. */
  private static final int OFTEN = 5;

  private static final FaultKind KILL_OF_THE_TASK = FaultKind.of(Target.TASK, Deed.KILL);
  private static final List<Step> STEPS =
      List.of(
          Step.START, Step.RUNNING, Step.RECOVERING, Step.ENDING, Step.STOPPING, Step.DESTROYING);

  /** The plan of this seed. */
  public Plan plan(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    return new Plan(seed, tasks(random), injections(random));
  }

  private List<PlannedTask> tasks(RandomGenerator random) {
    List<PlannedTask> tasks = new ArrayList<>();
    if (profile.can(Ability.LOGS)) {
      tasks.add(Endings.counting("counting"));
    }
    for (int i = tasks.size(); i < steady; i++) {
      tasks.add(Endings.steady("steady" + i));
    }
    tasks.add(Endings.exits("ends-0", 0));
    tasks.add(Endings.anyCode("ends-code", random));
    tasks.add(Endings.signalled("ends-signal", random));
    if (profile.can(Ability.MEMORY)) {
      tasks.add(Endings.outOfMemory("ends-memory"));
    }
    tasks.add(Endings.killed("killed"));
    tasks.add(Endings.stopped("stopped-a", random));
    tasks.add(Endings.stopped("stopped-b", random));
    return tasks;
  }

  private List<Injection> injections(RandomGenerator random) {
    Map<Step, List<Injection>> byStep = new EnumMap<>(Step.class);
    STEPS.forEach(step -> byStep.put(step, new ArrayList<>()));
    for (int number = 1; number <= faults; number++) {
      FaultKind kind = number == 1 ? KILL_OF_THE_TASK : kind(random);
      Injection injection = injection(number, kind, random);
      byStep.getOrDefault(injection.step(), List.of()).add(injection);
    }
    return byStep.values().stream().flatMap(List::stream).toList();
  }

  // The death of the plugin is what everything is about, so it is drawn more often than others, and
  // so are the many failpoints, which count as one sort.
  private FaultKind kind(RandomGenerator random) {
    Map<String, List<FaultKind>> sorts =
        catalogue.usable().stream()
            .filter(kind -> kind.target() != Target.TASK)
            .collect(
                Collectors.groupingBy(FaultKind::sort, LinkedHashMap::new, Collectors.toList()));
    if (sorts.isEmpty()) {
      return KILL_OF_THE_TASK;
    }
    List<List<FaultKind>> lists = List.copyOf(sorts.values());
    List<FaultKind> list =
        switch (random.nextInt(OFTEN)) {
          case 0 -> lists.getFirst();
          case 1 -> lists.getLast();
          default -> lists.get(random.nextInt(lists.size()));
        };
    return list.get(random.nextInt(list.size()));
  }

  private static Injection injection(int number, FaultKind kind, RandomGenerator random) {
    Step step =
        kind.target() == Target.TASK ? Step.ENDING : STEPS.get(random.nextInt(STEPS.size()));
    int latest = random.nextBoolean() ? SOON_MILLIS : LATEST_MILLIS;
    Duration delay = Duration.ofMillis(random.nextInt(latest));
    Duration hold =
        kind.deed().lasts()
            ? Duration.ofMillis(random.nextInt(SHORTEST_HOLD_MILLIS, LONGEST_HOLD_MILLIS))
            : Duration.ZERO;
    return new Injection(number, kind, step, delay, hold);
  }
}
