package dev.holdfast.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prometheus' text format 0.0.4, read strictly: whatever the format does not allow, and whatever
 * its conventions for names advise against, fails.
 */
public final class Exposition {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (.+)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(" + NAME + ")(?:\\{(.*)})? (NaN|[+-]Inf|-?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, String> helps = new HashMap<>();
  private final List<Sample> samples = new ArrayList<>();

  /** One line. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  private Exposition() {}

  /** Reads a page; fails with what is wrong with it. */
  public static Exposition read(String page) {
    assertThat(page).endsWith("\n").doesNotContain("\r").doesNotContain("\n\n");
    Exposition exposition = new Exposition();
    page.lines().forEach(exposition::line);
    exposition.types.keySet().forEach(exposition::checkFamily);
    exposition.checkUnique();
    return exposition;
  }

  public List<Sample> samples() {
    return samples;
  }

  public Set<String> names() {
    Set<String> names = new HashSet<>();
    samples.forEach(sample -> names.add(sample.name()));
    return names;
  }

  /** Families with their types. */
  public Map<String, String> types() {
    return types;
  }

  /** The one sample of this name with these labels among others. */
  public double value(String name, Map<String, String> labels) {
    List<Sample> found =
        samples.stream()
            .filter(sample -> sample.name().equals(name))
            .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
            .toList();
    assertThat(found).as("%s%s", name, labels).hasSize(1);
    return found.getFirst().value();
  }

  private void line(String line) {
    if (!line.startsWith("#")) {
      samples.add(sample(line));
      return;
    }
    Matcher help = HELP.matcher(line);
    Matcher type = TYPE.matcher(line);
    if (help.matches()) {
      assertThat(helps.put(help.group(1), help.group(2))).as("second HELP: %s", line).isNull();
    } else {
      assertThat(type.matches()).as("neither HELP nor TYPE: %s", line).isTrue();
      assertThat(helps).as("TYPE before HELP: %s", line).containsKey(type.group(1));
      assertThat(types.put(type.group(1), type.group(2))).as("second TYPE: %s", line).isNull();
    }
  }

  private Sample sample(String line) {
    Matcher match = SAMPLE.matcher(line);
    assertThat(match.matches()).as("not a sample: %s", line).isTrue();
    assertThat(types).as("sample before its TYPE: %s", line).isNotEmpty();
    String family = new ArrayList<>(types.keySet()).getLast();
    assertThat(suffixes(types.getOrDefault(family, "")))
        .as("sample outside of its family %s: %s", family, line)
        .contains(match.group(1).substring(Math.min(family.length(), match.group(1).length())));
    assertThat(match.group(1)).startsWith(family);
    String labels = match.group(2);
    return new Sample(
        match.group(1), labels == null ? Map.of() : labels(labels), number(match.group(3)));
  }

  private static Set<String> suffixes(String type) {
    return switch (type) {
      case "histogram" -> Set.of("_bucket", "_sum", "_count");
      case "summary" -> Set.of("", "_sum", "_count");
      default -> Set.of("");
    };
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (label.find() && label.start() == end) {
      assertThat(labels.put(label.group(1), label.group(2))).as("twice: %s", text).isNull();
      end = label.end();
    }
    assertThat(end).as("labels not understood: %s", text).isEqualTo(text.length());
    return labels;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private void checkFamily(String family) {
    String type = types.get(family);
    assertThat(helps.get(family)).as("HELP of %s", family).isNotBlank();
    assertThat(samples).as("samples of %s", family).anyMatch(it -> it.name().startsWith(family));
    assertThat(family.endsWith("_total"))
        .as("%s %s", type, family)
        .isEqualTo("counter".equals(type));
    assertThat(family).doesNotContain("millis").doesNotContain("_ms").doesNotContain("nanos");
    if ("histogram".equals(type)) {
      checkHistogram(family);
    }
  }

  private void checkHistogram(String family) {
    Map<Map<String, String>, TreeMap<Double, Double>> buckets = new HashMap<>();
    for (Sample sample : samples) {
      if (sample.name().equals(family + "_bucket")) {
        Map<String, String> rest = new TreeMap<>(sample.labels());
        double bound = number(String.valueOf(rest.remove("le")));
        buckets.computeIfAbsent(rest, _ -> new TreeMap<>()).put(bound, sample.value());
      }
    }
    assertThat(buckets).as(family).isNotEmpty();
    buckets.forEach((labels, counts) -> {
      assertThat(List.copyOf(counts.values())).as("%s is cumulative", family).isSorted();
      assertThat(counts.lastKey()).as("%s", family).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(counts.lastEntry().getValue()).isEqualTo(value(family + "_count", labels));
    });
  }

  private void checkUnique() {
    Set<String> seen = new HashSet<>();
    for (Sample sample : samples) {
      assertThat(seen.add(sample.name() + sample.labels())).as("twice: %s", sample).isTrue();
    }
  }
}
