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

  /** Long enough for what is done some seconds after its cause. */
  private static final int LONGEST_WAIT_MILLIS = 6000;

  private static final int SHORTEST_WAIT_MILLIS = 2000;

  /** By one draw in so many it is one of those sorts that matter most, beside their share. */
  private static final int OFTEN = 3;

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
      List<Injection> before = byStep.getOrDefault(injection.step(), List.of());
      before.add(isFirst(injection) ? 0 : before.size(), injection);
    }
    return byStep.values().stream().flatMap(List::stream).toList();
  }

  /** What waits for somebody to come by must wait before the others begin. */
  private static boolean isFirst(Injection injection) {
    return injection.kind().deed() == Deed.FAILPOINT && injection.step() != Step.RECOVERING;
  }

  private FaultKind kind(RandomGenerator random) {
    Map<String, List<FaultKind>> sorts =
        catalogue.usable().stream()
            .filter(kind -> kind.target() != Target.TASK)
            .collect(
                Collectors.groupingBy(FaultKind::sort, LinkedHashMap::new, Collectors.toList()));
    if (sorts.isEmpty()) {
      return KILL_OF_THE_TASK;
    }
    List<List<FaultKind>> all = List.copyOf(sorts.values());
    List<List<FaultKind>> often = all.stream().filter(PlanGenerator::mattersMost).toList();
    return random.nextInt(OFTEN) == 0 && !often.isEmpty()
        ? any(any(often, random), random)
        : any(any(all, random), random);
  }

  // The death of the plugin is what everything is about; the many failpoints count as one sort.
  private static boolean mattersMost(List<FaultKind> sort) {
    FaultKind kind = sort.getFirst();
    return kind.target() == Target.PLUGIN
        && (kind.deed() == Deed.KILL || kind.deed() == Deed.FAILPOINT);
  }

  private static <T> T any(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }

  private static Injection injection(int number, FaultKind kind, RandomGenerator random) {
    Step step = any(steps(kind), random);
    if (kind.deed() == Deed.FAILPOINT) {
      return failpoint(number, kind, step, random);
    }
    int latest = random.nextBoolean() ? SOON_MILLIS : LATEST_MILLIS;
    Duration delay = Duration.ofMillis(random.nextInt(latest));
    Duration hold =
        kind.deed().lasts()
            ? Duration.ofMillis(random.nextInt(SHORTEST_HOLD_MILLIS, LONGEST_HOLD_MILLIS))
            : Duration.ZERO;
    return new Injection(number, kind, step, delay, hold);
  }

  private static Injection failpoint(
      int number, FaultKind kind, Step step, RandomGenerator random) {
    FaultKind there = step == Step.RECOVERING ? FailpointKinds.withDeath(kind) : kind;
    int wait = random.nextInt(SHORTEST_WAIT_MILLIS, LONGEST_WAIT_MILLIS);
    return new Injection(number, there, step, Duration.ZERO, Duration.ofMillis(wait));
  }

  private static List<Step> steps(FaultKind kind) {
    return switch (kind.deed()) {
      case FAILPOINT -> FailpointKinds.steps(kind);
      default -> kind.target() == Target.TASK ? List.of(Step.ENDING) : STEPS;
    };
  }
}
