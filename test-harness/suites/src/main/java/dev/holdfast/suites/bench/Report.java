package dev.holdfast.suites.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints a Markdown table, row by row as it comes, and keeps the same as JSON with all samples. */
final class Report {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final double NANOS_PER_MILLI = 1e6;

  private record Row(String figure, String bar, String measured, List<Double> samplesMillis) {}

  private final PrintStream out;
  private final Path folder;
  private final StringBuilder markdown = new StringBuilder();
  private final List<Row> rows = new ArrayList<>();
  private final Instant began = Instant.now();

  /**
   * A report of one run.
   *
   * @param folder where {@code bench.md} and {@code bench.json} go
   */
  Report(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
    line("| figure | bar | measured |");
    line("|---|---|---|");
  }

  void row(String figure, String bar, String measured) {
    add(new Row(figure, bar, measured, List.of()));
  }

  void row(String figure, String bar, Figures measured) {
    List<Double> samples = measured.nanos().stream().map(nanos -> nanos / NANOS_PER_MILLI).toList();
    add(new Row(figure, bar, measured.toString(), samples));
  }

  private void add(Row row) {
    rows.add(row);
    line("| " + row.figure() + " | " + row.bar() + " | " + row.measured() + " |");
  }

  private void line(String line) {
    out.println(line);
    markdown.append(line).append('\n');
  }

  /** Writes both files. */
  void write() throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", 1);
    document.put("facts", facts());
    document.put("figures", rows);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("bench.md"), markdown);
    JSON.writeValue(folder.resolve("bench.json").toFile(), document);
    out.println("Written to " + folder + "/bench.md and bench.json");
  }

  /** What a reader must know of the machine to make sense of figures. */
  private Map<String, String> facts() throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("began", began.toString());
    facts.put("kernel", System.getProperty("os.version"));
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
    return facts;
  }
}
