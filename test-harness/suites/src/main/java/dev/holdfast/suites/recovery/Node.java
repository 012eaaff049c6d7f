package dev.holdfast.suites.recovery;

import dev.holdfast.suites.PluginUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A node of the lab, used from outside.
 *
 * @param name which node; it is this run's own
 */
public record Node(String name) implements AutoCloseable {

  /** Boots the node. */
  public static Node boot(String name) throws IOException {
    Node node = new Node(name);
    node.finish("up");
    return node;
  }

  private static Path script() {
    return PluginUnderTest.checkout().resolve("test-harness/lab/node");
  }

  private Process start(List<String> words) throws IOException {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("HOLDFAST_NODE_NAME", name);
    environment.put("HOLDFAST_PLUGIN", PluginUnderTest.executable().toString());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private String finish(String... words) throws IOException {
    return output(start(List.of(words)), List.of(words));
  }

  private static String output(Process process, List<String> words) throws IOException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("%s failed with %d: %s".formatted(words, code, text));
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("%s was interrupted".formatted(words), e);
    }
  }

  private static List<String> java(Class<?> program, List<String> args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "exec",
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                program.getName()));
    command.addAll(args);
    return command;
  }

  private static String absolute(String classPath) {
    return java.util.Arrays.stream(classPath.split(":", -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(java.util.stream.Collectors.joining(":"));
  }

  /**
   * Runs a program of ours on the node.
   *
   * @return what it printed
   * @throws IOException if its exit code is not 0
   */
  public String run(Class<?> program, String... args) throws IOException {
    List<String> command = java(program, List.of(args));
    return output(
        start(command), command.subList(command.size() - args.length - 1, command.size()));
  }

  /** Starts a program of ours on the node and waits for a line; the program goes on. */
  public void runUntil(String line, Class<?> program, String... args) throws IOException {
    Process process = start(java(program, List.of(args)));
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String read = out.readLine(); !line.equals(read); read = out.readLine()) {
      if (read == null) {
        throw new IOException("%s ended early: %s".formatted(program.getSimpleName(), said));
      }
      said.append(read).append('\n');
    }
    Thread.ofVirtual().start(() -> process.onExit().join());
  }

  /** A reboot in good order. */
  public void reboot() throws IOException {
    finish("reboot");
  }

  /** The power goes and comes back. */
  public void cutPower() throws IOException {
    finish("reboot", "--power-cut");
  }

  /** Removes the node. */
  @Override
  public void close() throws IOException {
    finish("down");
  }
}
