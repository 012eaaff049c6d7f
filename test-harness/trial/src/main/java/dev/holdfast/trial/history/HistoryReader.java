package dev.holdfast.trial.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link HistoryWriter} wrote, as far as it came. */
public final class HistoryReader {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  private HistoryReader() {}

  /**
   * The whole file. A line that cannot be read, such as the last one of a trial that was killed, is
   * left out and the history called cut.
   *
   * @throws IOException if the file cannot be read or does not begin with a header of this format
   */
  public static History read(Path path) throws IOException {
    // Bytes of a character that was cut in two must not end the reading.
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
      Header header = header(path, in.readLine());
      List<Event> events = new ArrayList<>();
      boolean cut = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Optional<Event> event = parse(line);
        event.ifPresent(events::add);
        cut |= event.isEmpty();
      }
      return new History(header, events, cut);
    }
  }

  private static Header header(Path path, @Nullable String line) throws IOException {
    try {
      Optional<Header> header =
          Optional.ofNullable(JSON.readValue(line == null ? "" : line, Header.class));
      if (header.isPresent() && header.get().schema() == Header.SCHEMA) {
        return header.get();
      }
    } catch (JsonProcessingException broken) {
      throw notOurs(path, broken);
    }
    throw notOurs(path, null);
  }

  private static IOException notOurs(Path path, @Nullable Throwable cause) {
    return new IOException(
        "%s does not begin with the header of a history, version %d: give the file that a trial"
                .formatted(path, Header.SCHEMA)
            + " wrote.",
        cause);
  }

  private static Optional<Event> parse(String line) {
    try {
      return Optional.ofNullable(JSON.readValue(line, Event.class));
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }
}
