package dev.holdfast.nomadside.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a pipe by lines on a daemon thread until it ends or is closed. */
final class OutputPump {
  private OutputPump() {}

  static Thread start(String name, InputStream in, Consumer<String> sink) {
    return Thread.ofPlatform().daemon().name(name).start(() -> drain(in, sink));
  }

  private static void drain(InputStream in, Consumer<String> sink) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        sink.accept(line);
      }
    } catch (IOException closed) {
      // The test closed its end, or the process is gone: both are the end of the output.
      return;
    }
  }
}
