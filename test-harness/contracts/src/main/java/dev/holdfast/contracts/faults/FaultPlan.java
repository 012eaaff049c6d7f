package dev.holdfast.contracts.faults;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan in a small language: {@code launch: 1*ok, 2*unavailable; observe: forever*unavailable}.
 * For each operation a list of faults with the number of calls each is for; a fault without a
 * number is for one call. When a list is used up, and for operations without one, calls are fine.
 * Thread-safe.
 */
public final class FaultPlan implements FaultSource {
  private static final long FOREVER = Long.MAX_VALUE;
  private static final Pattern TERM = Pattern.compile("(?:([0-9]{1,9}|forever)\\*)?([a-z-]+)");

  private record Term(Fault fault, long calls) {}

  private final Map<Operation, Deque<Term>> terms = new EnumMap<>(Operation.class);

  private FaultPlan() {}

  /** A plan in which nothing fails. */
  public static FaultPlan none() {
    return new FaultPlan();
  }

  /**
   * Reads a plan.
   *
   * @throws IllegalArgumentException naming the part that cannot be read and what would be right
   */
  public static FaultPlan parse(String text) {
    FaultPlan plan = new FaultPlan();
    plan.set(text);
    return plan;
  }

  /** Replaces the lists of the operations named; the others stay. Errors as {@link #parse}. */
  public synchronized void set(String text) {
    for (String line : text.split("[;\n]")) {
      if (!line.isBlank()) {
        setOne(line.strip());
      }
    }
  }

  private void setOne(String line) {
    String[] parts = line.split(":", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("\"" + line + "\" is not of the form operation: faults");
    }
    Operation operation = find(Operation.values(), parts[0].strip(), "operation");
    Deque<Term> list = new ArrayDeque<>();
    for (String term : parts[1].split(",")) {
      list.add(term(operation, term.strip()));
    }
    terms.put(operation, list);
  }

  private static Term term(Operation operation, String text) {
    Matcher matcher = TERM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not of the form fault, 3*fault or forever*fault");
    }
    Fault fault = find(Fault.values(), matcher.group(2), "fault");
    if (!fault.suits(operation)) {
      throw new IllegalArgumentException("fault " + fault + " cannot happen to " + operation);
    }
    return new Term(fault, calls(matcher.group(1) == null ? "1" : matcher.group(1)));
  }

  private static long calls(String count) {
    return count.equals("forever") ? FOREVER : Long.parseLong(count);
  }

  private static <E extends Enum<E>> E find(E[] all, String word, String kind) {
    return Arrays.stream(all)
        .filter(value -> value.toString().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no %s \"%s\"; there are %s"
                    .formatted(
                        kind,
                        word,
                        Arrays.stream(all).map(Enum::toString).collect(joining(", ")))));
  }

  @Override
  public synchronized Fault next(Operation operation) {
    Deque<Term> list = terms.getOrDefault(operation, new ArrayDeque<>());
    while (!list.isEmpty()) {
      Term term = list.remove();
      if (term.calls() > 0) {
        list.addFirst(new Term(term.fault(), term.calls() == FOREVER ? FOREVER : term.calls() - 1));
        return term.fault();
      }
    }
    return Fault.OK;
  }
}
