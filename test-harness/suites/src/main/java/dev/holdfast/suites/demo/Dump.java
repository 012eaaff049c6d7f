package dev.holdfast.suites.demo;

import dev.holdfast.suites.PluginUnderTest;
import dev.holdfast.suites.agent.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the plugin itself, by the command {@code holdfast dump}. */
record Dump(Path stateDir) {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** What the command printed and whether it found every task as wanted. */
  private record Answer(int exitCode, String text) {}

  /** Shows the dump, once nothing is under way any more; false if that does not come. */
  boolean show() {
    try {
      Answer answer = Waiting.until("dump", SOON, this::ask, Dump::isSettled);
      Demo.say("holdfast dump --driver systemd:");
      print(answer.text());
      Demo.say("nothing is left to reconcile");
      return true;
    } catch (AssertionError e) {
      Demo.say("NOT everything is reconciled: " + e.getMessage());
      return false;
    }
  }

  /** Read from the files alone, nobody could say so. */
  private static boolean isSettled(Answer answer) {
    return answer.exitCode() == 0 && answer.text().contains(", live from ");
  }

  private static void print(String text) {
    System.out.println();
    text.lines().map(line -> "    " + line).forEach(System.out::println);
    System.out.println();
  }

  private Answer ask() throws IOException, InterruptedException {
    Path command = PluginUnderTest.executable().resolveSibling("holdfast");
    Process process =
        new ProcessBuilder(
                command.toString(),
                "dump",
                "--driver",
                "systemd",
                "--state-dir",
                stateDir.toString(),
                "--history",
                "1")
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }
}
