package dev.holdfast.runtime.systemd.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line that joins a target, step by step: a shell puts itself into the control groups,
 * makes a session of its own, enters the namespaces, becomes the target's user, and only then sets
 * the environment, so that no variable of the task ({@code LD_PRELOAD}) works on a step that still
 * is root. Until then the values travel under neutral names in the environment, never as arguments.
 *
 * @param arguments of the first step
 * @param environment of the first step
 */
record EnterCommand(List<String> arguments, Map<String, String> environment) {
  private static final String NEUTRAL = "HOLDFAST_";

  /** Variables that shells keep for themselves; setting one ends some of them. */
  private static final Set<String> OF_SHELLS =
      Set.of("PPID", "UID", "EUID", "OPTIND", "SHELLOPTS", "BASHOPTS", "BASH_VERSINFO");

  /** Arguments: how many files, the files, and the next step. Writing 0 means the writer itself. */
  private static final String JOIN =
      "n=$1; shift; while [ $n -gt 0 ]; do echo 0 > \"$1\" || exit 125; shift; n=$((n - 1)); done; ";

  /** The plugin ignores Ctrl-C, and what is ignored stays so in children: a command shall not. */
  private static final String SESSION =
      "exec /usr/bin/env --default-signal=INT,QUIT /usr/bin/setsid ";

  private static final String DETACHED = JOIN + SESSION + "\"$@\"";

  /** With the terminal as first argument. */
  private static final String ON_TERMINAL =
      "tty=$1; shift; " + JOIN + SESSION + "--ctty \"$@\" <\"$tty\" >\"$tty\" 2>&1";

  static EnterCommand of(Target target, List<String> command) {
    return of(List.of("/bin/sh", "-c", DETACHED, "holdfast-exec"), target, command);
  }

  static EnterCommand onTerminal(Target target, List<String> command, String terminal) {
    return of(List.of("/bin/sh", "-c", ON_TERMINAL, "holdfast-exec", terminal), target, command);
  }

  private static EnterCommand of(List<String> first, Target target, List<String> command) {
    List<String> line = new ArrayList<>(first);
    line.add(String.valueOf(target.processFiles().size()));
    target.processFiles().stream().map(Path::toString).forEach(line::add);
    line.addAll(enterNamespaces(target));
    line.addAll(becomeUser(target));
    Map<String, String> neutral = new LinkedHashMap<>();
    line.addAll(List.of("/bin/sh", "-c", setEnvironment(target, neutral), "holdfast-exec"));
    line.addAll(command);
    return new EnterCommand(List.copyOf(line), neutral);
  }

  private static List<String> enterNamespaces(Target target) {
    return List.of(
        "/usr/bin/nsenter",
        "--target=" + target.pid(),
        "--mount",
        "--uts",
        "--ipc",
        "--net",
        "--wd=" + target.reach(target.directory()),
        "--");
  }

  private static List<String> becomeUser(Target target) {
    return List.of(
        "/usr/bin/setpriv",
        "--reuid=" + target.uid(),
        "--regid=" + target.gid(),
        target.groups().isEmpty()
            ? "--clear-groups"
            : "--groups=" + String.join(",", target.groups()),
        "--");
  }

  private static String setEnvironment(Target target, Map<String, String> neutral) {
    StringBuilder script = new StringBuilder();
    for (Map.Entry<String, String> variable : target.environment().entrySet()) {
      if (!OF_SHELLS.contains(variable.getKey())) {
        String name = NEUTRAL + neutral.size();
        neutral.put(name, variable.getValue());
        script.append("export %s=\"$%s\"; unset %s; ".formatted(variable.getKey(), name, name));
      }
    }
    return script.append("exec \"$@\"").toString();
  }
}
