package dev.holdfast.trial.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rows in the order in which they are tried, and what each sends and expects. */
public final class Rows {
  private static final Map<Integer, String> TEXTS = texts();

  private Rows() {}

  static List<Row> all() {
    return Stream.of(LaunchRows.all(), LifeRows.all(), EndRows.all())
        .flatMap(List::stream)
        .toList();
  }

  /** What a row sends and expects, in some sentences. */
  static String text(Row row) {
    return Objects.requireNonNull(TEXTS.get(row.number()), row.name());
  }

  /** Numbers of the rows that have a text. */
  static Set<Integer> numbers() {
    return TEXTS.keySet();
  }

  private static Map<Integer, String> texts() {
    try (InputStream in = Rows.class.getResourceAsStream("rows.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(it -> Integer.valueOf(it[0]), it -> it[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("The texts of the rows cannot be read.", e);
    }
  }

  /** A row for a person: its name, what it sends and expects, and what leaves it out. */
  public record Told(String name, String text, String leftOutBy) {}

  /** All rows for a person, in their order. */
  public static List<Told> told() {
    return all().stream()
        .map(row -> new Told(row.name(), text(row), row.leftOutBy().orElse("")))
        .toList();
  }
}
