package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.WorkloadSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What systemd does for a unit between fork and exec. Where a step fails, the process ends with
 * that step's code: systemd.exec(5), "Process Exit Codes". For each it is said here when it cannot
 * have failed, and what the job's author can do about it.
 */
enum StartStep {
  FOLDER,
  PROGRAM,
  STDOUT,
  STDERR,
  CORES,
  GROUP,
  USER,
  NETWORK,
  NAMESPACE,
  /**
   * Of every unit, and nobody can look at it afterwards: descriptors, memory, limits, stdin,
   * control group, session and keyring.
   */
  COMMON,
  /** Of units that ask for more than ours do. */
  FOREIGN;

  private static final int FIRST = 200;
  private static final int LAST = 243;

  /** The step that an exit code stands for; empty for codes that are none of systemd's. */
  static Optional<StartStep> of(int code) {
    return code < FIRST || code > LAST ? Optional.empty() : Optional.of(known(code));
  }

  private static StartStep known(int code) {
    return switch (code) {
      case 200 -> FOLDER;
      case 202, 204, 205, 206, 208, 219, 220, 237 -> COMMON;
      case 203 -> PROGRAM;
      case 209 -> STDOUT;
      case 214, 215 -> CORES;
      case 216 -> GROUP;
      case 217 -> USER;
      case 222 -> STDERR;
      case 225 -> NETWORK;
      case 226 -> NAMESPACE;
      default -> FOREIGN;
    };
  }

  /**
   * Whether it cannot have failed; asked only of tasks that run as root, with all cores, and see
   * the node's own files.
   */
  boolean isRuledOut(WorkloadSpec spec, UnitPlan plan) {
    return switch (this) {
      case FOLDER -> Files.isDirectory(plan.options().workingDirectory());
      case PROGRAM -> Executables.isExecutable(plan.program());
      case STDOUT -> Files.exists(Path.of(spec.stdio().stdoutPath()));
      case STDERR -> Files.exists(Path.of(spec.stdio().stderrPath()));
      case NETWORK -> spec.networkNamespace().isEmpty();
      case NAMESPACE -> spec.devices().isEmpty() && spec.networkNamespace().isEmpty();
      case COMMON -> false;
      case CORES, GROUP, USER, FOREIGN -> true;
    };
  }

  /** One sentence for the job's author; empty where there is nothing to advise. */
  String advice(WorkloadSpec spec, UnitPlan plan) {
    return switch (this) {
      case FOLDER ->
          "working_directory = \"%s\" cannot be entered: create it or give its user access"
              .formatted(plan.options().workingDirectory());
      case PROGRAM ->
          "command = \"%s\": %s cannot be executed: check the file, its mode, its interpreter and %s"
              .formatted(plan.options().command(), plan.program(), "whether the user may reach it");
      case STDOUT -> pipe(spec.stdio().stdoutPath());
      case STDERR -> pipe(spec.stdio().stderrPath());
      case CORES ->
          "cores = \"%s\" cannot be given: does this node have them?"
              .formatted(spec.resources().cores());
      case GROUP -> "group = \"%s\" is not known on this node".formatted(plan.options().group());
      case USER -> "user = \"%s\" is not known on this node".formatted(spec.user());
      case NETWORK ->
          "the network namespace %s cannot be joined: is it still there?"
              .formatted(spec.networkNamespace());
      case NAMESPACE ->
          "a volume or device cannot be mounted: check that these exist: %s %s"
              .formatted(spec.mounts(), spec.devices());
      case COMMON, FOREIGN -> "";
    };
  }

  private static String pipe(String path) {
    return "the log pipe %s cannot be opened: is the folder there?".formatted(path);
  }
}
