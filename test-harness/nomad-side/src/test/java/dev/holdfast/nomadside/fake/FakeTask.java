package dev.holdfast.nomadside.fake;

import dev.holdfast.proto.nomad.driver.TaskConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** A script in a session of its own; the folder holds its pid and, at the end, its exit code. */
record FakeTask(Path folder) {
  private static final Duration POLL = Duration.ofMillis(10);
  static final int KILLED = 128 + 9;
  private static final String WRAPPER =
      """
      echo $$ >"$1/pid"
      sh -c "$2" 2>"$4" FILTER >"$3"
      echo $? >"$1/code.new" && mv "$1/code.new" "$1/code"
      """;

  static FakeTask start(Path root, TaskConfig config) {
    return startWith("", root, config);
  }

  /** The same with something between the script and its output. */
  static FakeTask startWith(String filter, Path root, TaskConfig config) {
    Path folder = root.resolve("task-" + config.getId().replace('/', '_'));
    try {
      Files.createDirectories(folder);
      ProcessBuilder builder =
          new ProcessBuilder(
              "setsid",
              "sh",
              "-c",
              WRAPPER.replace("FILTER", filter),
              "task",
              folder.toString(),
              script(config),
              config.getStdoutPath(),
              config.getStderrPath());
      builder.environment().putAll(config.getEnvMap());
      builder
          .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return new FakeTask(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script(TaskConfig config) throws IOException {
    try (MessageUnpacker in =
        MessagePack.newDefaultUnpacker(config.getMsgpackDriverConfig().toByteArray())) {
      // The schema has this one key, so it is always there.
      in.unpackMapHeader();
      in.unpackString();
      return in.unpackString();
    }
  }

  boolean isKnown() {
    return Files.isDirectory(folder);
  }

  /** Waits for the end; empty where the shell is gone and has left no code. */
  OptionalInt await() {
    ProcessHandle.of(awaitNumber("pid")).ifPresent(shell -> shell.onExit().join());
    try {
      String code = text("code");
      return code.endsWith("\n")
          ? OptionalInt.of(Integer.parseInt(code.strip()))
          : OptionalInt.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGTERM to what the shell has started, and SIGKILL to all of it when the grace is over. */
  void stop(Duration grace) {
    ProcessHandle.of(awaitNumber("pid"))
        .ifPresent(shell -> {
          shell.descendants().forEach(ProcessHandle::destroy);
          var _ =
              shell
                  .onExit()
                  .completeOnTimeout(shell, grace.toMillis(), TimeUnit.MILLISECONDS)
                  .join();
        });
    kill();
  }

  /** Kills the shell and everything below it, and leaves the code that a shell would. */
  void kill() {
    if (Files.exists(folder.resolve("code"))) {
      return;
    }
    ProcessHandle.of(awaitNumber("pid")).ifPresent(FakeTask::killTree);
    try {
      Files.writeString(folder.resolve("code"), "137\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void killTree(ProcessHandle shell) {
    List<ProcessHandle> below = shell.descendants().toList();
    shell.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }

  void remove() {
    kill();
    try {
      killSession();
      for (String file : new String[] {"pid", "code"}) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a killed shell has left alone is in its session still. */
  private void killSession() throws IOException {
    Process kill =
        new ProcessBuilder("pkill", "-KILL", "-s", String.valueOf(awaitNumber("pid"))).start();
    kill.onExit().join();
  }

  // Half-written files are seen too: the line end comes last.
  private int awaitNumber(String name) {
    try {
      while (!text(name).endsWith("\n")) {
        LockSupport.parkNanos(POLL.toNanos());
      }
      return Integer.parseInt(text(name).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
