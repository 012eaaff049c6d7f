package dev.holdfast.controller.failpoints;

import dev.holdfast.controller.options.NearestName;
import dev.holdfast.controller.options.Shown;
import dev.holdfast.runtime.TaskSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads control files. Pure. */
record RuleParser(Points points) {
  private static final Pattern LINE =
      Pattern.compile("(?<point>[^\\s=]+)(?:\\s+task=(?<task>.+?))?\\s+=\\s+(?<chain>.+)");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

  /**
   * The rules of a file, in its order.
   *
   * @throws BadRule naming the first line that is wrong
   */
  List<Rule> parse(String text) {
    List<String> lines = text.lines().toList();
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      String plain = COMMENT.matcher(line).replaceFirst("").strip();
      if (!plain.isEmpty()) {
        rules.add(rule(i + 1, plain, line));
      }
    }
    return List.copyOf(rules);
  }

  private Rule rule(int number, String plain, String line) {
    Matcher match = LINE.matcher(plain);
    if (!match.matches()) {
      throw bad(number, Shown.of(plain) + " is not of the form POINT [task=ALLOC/TASK] = TERM");
    }
    String point = match.group("point");
    if (!points.names().contains(point)) {
      String hint = NearestName.hint(point, points.names());
      throw bad(number, "there is no point " + Shown.of(point) + "; " + hint);
    }
    try {
      List<Term> terms = TermParser.chain(match.group("chain"));
      terms.forEach(term -> refuseImpossible(point, term));
      return new Rule(point, slot(match.group("task")), terms, line);
    } catch (IllegalArgumentException e) {
      throw bad(number, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<TaskSlot> slot(@Nullable String task) {
    if (task == null) {
      return Optional.empty();
    }
    int slash = task.indexOf('/');
    if (slash < 1 || slash == task.length() - 1) {
      throw new IllegalArgumentException(
          "task=" + Shown.of(task) + " must be an allocation's whole id, a slash and the task");
    }
    return Optional.of(new TaskSlot(task.substring(0, slash), task.substring(slash + 1)));
  }

  private static void refuseImpossible(String point, Term term) {
    for (Action action : term.actions()) {
      if (action instanceof Action.Fail(Fault fault)) {
        if (!Points.canFail(point)) {
          throw new IllegalArgumentException(
              "a store does not fail after it has written; use disk.force.after");
        }
        if (fault == Fault.LOST && !Points.canLose(point)) {
          throw new IllegalArgumentException("only an .after point has an answer to lose");
        }
        if (fault == Fault.REFUSED && !Points.canRefuse(point)) {
          throw new IllegalArgumentException(
              "a disk refuses nothing; use error(full) or error(readonly)");
        }
      }
    }
  }

  private static BadRule bad(int number, String why) {
    return new BadRule("line " + number + ": " + why);
  }
}
