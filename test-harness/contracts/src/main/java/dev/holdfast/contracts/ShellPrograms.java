package dev.holdfast.contracts;

import java.util.List;

/** The programs as scripts for {@code /bin/sh}, for runtimes whose tasks see one. */
public class ShellPrograms implements Programs {

  private static List<String> script(String text) {
    return List.of("/bin/sh", "-c", text);
  }

  @Override
  public List<String> runsUntilKilled() {
    return script("echo ready; exec sleep 100000");
  }

  @Override
  public List<String> exitsWith(int code) {
    return script("exit " + code);
  }

  @Override
  public List<String> ignoresTerm() {
    return script("trap '' TERM; echo ready; while :; do sleep 100000; done");
  }

  @Override
  public List<String> endsOnTermWith(int code) {
    // Short sleeps end by themselves: one that is killed before it is a sleep survives the kill.
    return script("trap 'exit " + code + "' TERM; echo ready; while :; do sleep 0.1; done");
  }

  @Override
  public List<String> endsWithItsChild(int code) {
    return script(
        "sleep 100000 & child=$!; trap : TERM; echo ready;"
            + " while kill -0 $child 2>/dev/null; do wait $child; done; exit "
            + code);
  }

  @Override
  public List<String> leavesChildBehind(int code) {
    return script("sleep 100000 & exit " + code);
  }

  @Override
  public List<String> prints(String stdout, String stderr) {
    return List.of("/bin/sh", "-c", "printf %s \"$1\"; printf %s \"$2\" >&2", "sh", stdout, stderr);
  }

  @Override
  public List<String> printsVariable(String name) {
    return script("printf %s \"$" + name + "\"");
  }

  @Override
  public List<String> copiesInput() {
    return List.of("/bin/cat");
  }

  @Override
  public List<String> missing() {
    return List.of("/no/such/program");
  }
}
