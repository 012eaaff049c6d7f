package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Tells a program's own exit code from systemd's code for a failed step before the program. PID 1
 * handles the end of a process before the news that it runs, so a program that ends within the same
 * moment looks like one that could not be started, and its code may be one of systemd's.
 */
final class QuickExit {
  private static final int CHDIR = 200;
  private static final int EXEC = 203;
  private static final int STDOUT = 209;
  private static final int STDERR = 222;
  private static final int NETWORK = 225;
  private static final int NAMESPACE = 226;

  /**
   * Steps of every unit that nobody can look at afterwards: descriptors, memory, limits, stdin,
   * control group, session and keyring.
   */
  private static final Set<Integer> OF_EVERY_UNIT = Set.of(202, 204, 205, 206, 208, 219, 220, 237);

  private static final int LONGEST_FIRST_LINE = 256;

  private QuickExit() {}

  /**
   * Whether the step that systemd's code names could not have failed, so the code is the program's;
   * for codes of systemd.exec(5), "Process Exit Codes". False where that cannot be said: for other
   * users than root, whose rights are not judged here, and where volumes change what the program
   * sees.
   */
  static boolean isProven(int status, WorkloadSpec spec, UnitPlan plan) {
    if (status < CHDIR || !isPlain(spec) || !plan.options().group().isEmpty()) {
      return false;
    }
    return switch (status) {
      case CHDIR -> Files.isDirectory(plan.options().workingDirectory());
      case EXEC -> canExecute(plan.program());
      case STDOUT -> Files.exists(Path.of(spec.stdio().stdoutPath()));
      case STDERR -> Files.exists(Path.of(spec.stdio().stderrPath()));
      case NETWORK -> spec.networkNamespace().isEmpty();
      case NAMESPACE -> spec.devices().isEmpty() && spec.networkNamespace().isEmpty();
      // What is left are steps that our units do not ask for.
      default -> !OF_EVERY_UNIT.contains(status);
    };
  }

  private static boolean isPlain(WorkloadSpec spec) {
    return (spec.user().isEmpty() || spec.user().equals("root"))
        && spec.mounts().isEmpty()
        && spec.resources().cores().isEmpty();
  }

  private static boolean canExecute(Path program) {
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      return false;
    }
    String head = head(program);
    if (!head.startsWith("#!")) {
      return head.startsWith("\u007fELF");
    }
    String[] words = head.substring(2).split("\n", 2)[0].strip().split("[ \t]", 2);
    return words[0].startsWith("/") && Files.isExecutable(Path.of(words[0]));
  }

  private static String head(Path program) {
    try (InputStream file = Files.newInputStream(program)) {
      return new String(file.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
