package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.WorkloadSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * What systemd does for a unit between fork and exec. Where a step fails, the process ends with
 * that step's code: systemd.exec(5), "Process Exit Codes". For each it is said here what the job's
 * author can do about it, and when it cannot have failed.
 */
enum StartStep {
  FOLDER(
      Set.of(200),
      (_, plan) -> Files.isDirectory(plan.options().workingDirectory()),
      (_, plan) ->
          "working_directory = \"%s\" cannot be entered: create it or give its user access"
              .formatted(plan.options().workingDirectory())),
  PROGRAM(
      Set.of(203),
      (_, plan) -> Executables.isExecutable(plan.program()),
      (_, plan) ->
          "command = \"%s\": %s cannot be executed: check the file, its mode, its interpreter and %s"
              .formatted(
                  plan.options().command(), plan.program(), "whether the user may reach it")),
  STDOUT(
      Set.of(209),
      (spec, _) -> Files.exists(Path.of(spec.stdio().stdoutPath())),
      (spec, _) -> pipe(spec.stdio().stdoutPath())),
  STDERR(
      Set.of(222),
      (spec, _) -> Files.exists(Path.of(spec.stdio().stderrPath())),
      (spec, _) -> pipe(spec.stdio().stderrPath())),
  CORES(
      Set.of(214, 215),
      (spec, _) -> spec.resources().cores().isEmpty(),
      (spec, _) ->
          "cores = \"%s\" cannot be given: does this node have them?"
              .formatted(spec.resources().cores())),
  GROUP(
      Set.of(216),
      (_, plan) -> plan.options().group().isEmpty(),
      (_, plan) -> "group = \"%s\" is not known on this node".formatted(plan.options().group())),
  USER(
      Set.of(217),
      (spec, _) -> spec.user().isEmpty() || spec.user().equals("root"),
      (spec, _) -> "user = \"%s\" is not known on this node".formatted(spec.user())),
  NETWORK(
      Set.of(225),
      (spec, _) -> spec.networkNamespace().isEmpty(),
      (spec, _) ->
          "the network namespace %s cannot be joined: is it still there?"
              .formatted(spec.networkNamespace())),
  NAMESPACE(
      Set.of(226),
      (spec, _) ->
          spec.mounts().isEmpty() && spec.devices().isEmpty() && spec.networkNamespace().isEmpty(),
      (spec, _) ->
          "a volume or device cannot be mounted: check that these exist: %s %s"
              .formatted(spec.mounts(), spec.devices())),
  /**
   * Of every unit, and nobody can look at it afterwards: descriptors, memory, limits, stdin,
   * control group, session and keyring.
   */
  COMMON(Set.of(202, 204, 205, 206, 208, 219, 220, 237), (_, _) -> false, (_, _) -> ""),
  /** Of units that ask for more than ours do. */
  FOREIGN(Set.of(), (_, _) -> true, (_, _) -> "");

  private static final int FIRST = 200;
  private static final int LAST = 243;

  private final Set<Integer> codes;
  private final BiPredicate<WorkloadSpec, UnitPlan> ruledOut;
  private final BiFunction<WorkloadSpec, UnitPlan, String> advice;

  StartStep(
      Set<Integer> codes,
      BiPredicate<WorkloadSpec, UnitPlan> ruledOut,
      BiFunction<WorkloadSpec, UnitPlan, String> advice) {
    this.codes = codes;
    this.ruledOut = ruledOut;
    this.advice = advice;
  }

  /** The step that an exit code stands for; empty for codes that are none of systemd's. */
  static Optional<StartStep> of(int code) {
    if (code < FIRST || code > LAST) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(step -> step.codes.contains(code))
        .findFirst()
        .or(() -> Optional.of(FOREIGN));
  }

  /**
   * Whether it cannot have failed; asked of tasks that run as root and see the node's own files.
   */
  boolean isRuledOut(WorkloadSpec spec, UnitPlan plan) {
    return ruledOut.test(spec, plan);
  }

  /** One sentence for the job's author; empty where there is nothing to advise. */
  String advice(WorkloadSpec spec, UnitPlan plan) {
    return advice.apply(spec, plan);
  }

  private static String pipe(String path) {
    return "the log pipe %s cannot be opened: is the folder there?".formatted(path);
  }
}
