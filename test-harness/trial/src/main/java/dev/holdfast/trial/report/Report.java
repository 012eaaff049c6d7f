package dev.holdfast.trial.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.trial.check.Invariant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a trial found.
 *
 * @param plugin the executable, as it was given
 * @param versions of whatever matters, for example {@code plugin} and {@code kernel}, in the order
 *     in which they are to be shown
 * @param node name of the machine
 * @param beganAt wall clock, ISO 8601 in UTC
 * @param seed that makes the same cases again
 * @param completion whether this is all that was to be found
 * @param faults how often each fault was done, by its name
 * @param leftOut sorts of faults that do not apply here, with the reason of each
 */
public record Report(
    String plugin,
    Map<String, String> versions,
    String node,
    String beganAt,
    long tookMillis,
    long seed,
    Completion completion,
    Map<String, Integer> faults,
    Map<String, String> leftOut,
    List<CaseReport> cases,
    List<Figure> figures) {
  /** Exit code: every promise that was tried held. */
  public static final int ALL_WELL = 0;

  /** Exit code: some promise was broken. */
  public static final int VIOLATIONS = 1;

  /** Exit code: an argument or a profile cannot be used. */
  public static final int USAGE = 2;

  /** Exit code: nothing, or not everything, could be tried, and no promise was seen broken. */
  public static final int COULD_NOT_RUN = 3;

  /** Exit code: somebody ended the trial before its time; the report has what was judged so far. */
  public static final int INTERRUPTED = 4;

  public Report {
    versions = Ordered.copy(versions);
    faults = Ordered.copy(faults);
    leftOut = Ordered.copy(leftOut);
    cases = List.copyOf(cases);
    figures = List.copyOf(figures);
  }

  /** What the program that made this report ends with. */
  @JsonProperty
  public int exitCode() {
    if (completion != Completion.COMPLETE) {
      return INTERRUPTED;
    }
    if (count(Outcome.FAILED) > 0) {
      return VIOLATIONS;
    }
    boolean tried = count(Outcome.PASSED) > 0 || !figures.isEmpty();
    return tried && count(Outcome.NOT_RUN) == 0 ? ALL_WELL : COULD_NOT_RUN;
  }

  /** How many cases came out so. */
  public long count(Outcome outcome) {
    return cases.stream().filter(each -> each.outcome() == outcome).count();
  }

  /** How many violations each promise has, those without any included. */
  Map<Invariant, Long> byPromise() {
    Map<Invariant, Long> counts = new EnumMap<>(Invariant.class);
    for (Invariant invariant : Invariant.values()) {
      counts.put(
          invariant,
          cases.stream()
              .flatMap(each -> each.violations().stream())
              .filter(violation -> violation.invariant().equals(invariant.name()))
              .count());
    }
    return counts;
  }

  /** How many violations all cases have. */
  public long violations() {
    return cases.stream().mapToLong(each -> each.violations().size()).sum();
  }
}
