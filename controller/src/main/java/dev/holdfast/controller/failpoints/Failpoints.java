package dev.holdfast.controller.failpoints;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does at every point what the control file says now. The file is read anew at each hit, so a
 * change holds from the next one on. A file that is gone, not root's or not understood means that
 * nothing fails.
 */
final class Failpoints {
  private static final Logger log = LoggerFactory.getLogger(Failpoints.class);
  private static final Duration RELEASE_PAUSE = Duration.ofMillis(20);

  private final ControlFile control;
  private final RuleParser parser;
  private final FiredLog fired;
  private final Runnable exit;
  private final Map<String, Long> hits = new HashMap<>();
  private String text = "";
  private List<Rule> rules = List.of();
  private String complaint = "";

  /** What a rule wants done at a hit. */
  private record Firing(Rule rule, List<Action> actions) {}

  /**
   * Goes on counting where an earlier process stopped.
   *
   * @param exit ends the process and never returns
   */
  Failpoints(ControlFile control, Points points, Clock clock, Runnable exit) throws IOException {
    this.control = control;
    this.parser = new RuleParser(points);
    this.fired = new FiredLog(control.sibling(FiredLog.SUFFIX), clock);
    this.exit = exit;
    control.requireTrusted();
    hits.putAll(fired.hits());
  }

  /** Makes a call with the points before and after it; the second only if the call succeeds. */
  <T> T around(String call, Whom whom, Supplier<T> work) {
    hit(call + Points.BEFORE, whom);
    T result = work.get();
    hit(call + Points.AFTER, whom);
    return result;
  }

  /** As the other. */
  void around(String call, Whom whom, Runnable work) {
    around(
        call,
        whom,
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Passes a point.
   *
   * @throws Injected if the rules want a failure here
   */
  void hit(String point, Whom whom) {
    for (Firing firing : take(point, whom)) {
      for (Action action : firing.actions()) {
        perform(point, firing.rule(), action);
      }
    }
  }

  private synchronized List<Firing> take(String point, Whom whom) {
    refresh();
    List<Firing> firings = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.isFor(point, whom)) {
        long hit = hits.merge(rule.text(), 1L, Long::sum);
        List<Action> actions = rule.at(hit);
        if (!actions.isEmpty() && isNoted(point, whom, hit, rule)) {
          firings.add(new Firing(rule, actions));
        }
      }
    }
    return firings;
  }

  /** What cannot be noted is not done: the next process would do it again, and the next. */
  private boolean isNoted(String point, Whom whom, long hit, Rule rule) {
    try {
      fired.add(point, whom, hit, rule);
      return true;
    } catch (IOException e) {
      complain("failpoints stay quiet, " + fired.file().path() + " cannot be written: " + e);
      return false;
    }
  }

  private void perform(String point, Rule rule, Action action) {
    switch (action) {
      case Action.Exit _ -> exit.run();
      case Action.Fail(Fault fault) -> throw new Injected(point, fault);
      case Action.Delay(Duration time) -> pause(time);
      case Action.Hang _ -> awaitRelease(rule);
    }
  }

  private void awaitRelease(Rule rule) {
    boolean held = true;
    while (held) {
      held = isInForce(rule) && pause(RELEASE_PAUSE);
    }
  }

  private synchronized boolean isInForce(Rule rule) {
    refresh();
    return rules.contains(rule);
  }

  /** False if the thread is to end, which releases it as well. */
  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void refresh() {
    String now = wanted();
    if (!now.equals(text)) {
      text = now;
      rules = parsed(now);
    }
  }

  private String wanted() {
    try {
      return control.read();
    } catch (NoSuchFileException _) {
      return "";
    } catch (IOException e) {
      complain("failpoints are off: " + e.getMessage());
      return "";
    }
  }

  private List<Rule> parsed(String wanted) {
    try {
      List<Rule> found = parser.parse(wanted);
      complaint = "";
      log.warn("failpoints: {} rules from {} hold now", found.size(), control.path());
      return found;
    } catch (BadRule e) {
      complain("failpoints are off, " + control.path() + " is wrong: " + e.getMessage());
      return List.of();
    }
  }

  /** Once for each reason, or a busy plugin would write nothing else. */
  private void complain(String sentence) {
    if (!sentence.equals(complaint)) {
      complaint = sentence;
      log.error("{}", sentence);
    }
  }
}
