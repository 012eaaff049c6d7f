package dev.holdfast.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of Prometheus' query language as tells which series an expression needs. */
final class PromQl {
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*\\{([^}]*)}");
  private static final Pattern MATCHER =
      Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"\\s*(,|$)");
  private static final Pattern LABEL_LIST =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern WORD =
      Pattern.compile("(?<![0-9.$a-zA-Z_:])([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\(?)");
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "unless", "bool", "offset", "by", "without", "inf", "nan");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sum",
          "min",
          "max",
          "count",
          "avg",
          "rate",
          "increase",
          "changes",
          "time",
          "histogram_quantile");

  private PromQl() {}

  /**
   * What must be equal for a series to be of use.
   *
   * @param equal labels that must have a value
   * @param named labels that must be there
   */
  record Selector(String metric, Map<String, String> equal, Set<String> named) {}

  /** The names of all metrics; fails for an expression that is not closed. */
  static Set<String> metrics(String expression) {
    assertThat(STRING.matcher(expression).replaceAll("")).doesNotContain("\"");
    String plain = STRING.matcher(expression).replaceAll("");
    assertBalanced(plain);
    plain = plain.replaceAll("\\{[^}]*}", " ").replaceAll("\\[[^]]*]", " ");
    plain = LABEL_LIST.matcher(plain).replaceAll(" ");
    Set<String> metrics = new TreeSet<>();
    Matcher word = WORD.matcher(plain);
    while (word.find()) {
      if (!word.group(2).isEmpty() && !KEYWORDS.contains(word.group(1))) {
        assertThat(FUNCTIONS).as(expression).contains(word.group(1));
      } else if (!KEYWORDS.contains(word.group(1))) {
        metrics.add(word.group(1));
      }
    }
    assertThat(metrics).as(expression).isNotEmpty();
    return metrics;
  }

  /** All selectors with braces. */
  static List<Selector> selectors(String expression) {
    List<Selector> selectors = new ArrayList<>();
    Matcher selector = SELECTOR.matcher(expression);
    while (selector.find()) {
      selectors.add(selector(selector.group(1), selector.group(2)));
    }
    return selectors;
  }

  private static Selector selector(String metric, String matchers) {
    Map<String, String> equal = new TreeMap<>();
    Set<String> named = new TreeSet<>();
    Matcher matcher = MATCHER.matcher(matchers);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      named.add(matcher.group(1));
      if (matcher.group(2).equals("=")) {
        equal.put(matcher.group(1), matcher.group(3));
      }
      end = matcher.end();
    }
    assertThat(end).as("{%s}", matchers).isEqualTo(matchers.length());
    return new Selector(metric, equal, named);
  }

  private static void assertBalanced(String text) {
    for (String pair : List.of("()", "[]", "{}")) {
      long opened = text.chars().filter(c -> c == pair.charAt(0)).count();
      assertThat(text.chars().filter(c -> c == pair.charAt(1)).count()).as(text).isEqualTo(opened);
    }
  }
}
