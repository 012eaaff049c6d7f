package dev.holdfast.controller.failpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.runtime.TaskSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleParserTest {
  private final RuleParser parser = new RuleParser(Points.of(List.of()));

  private Rule rule(String line) {
    return parser.parse(line).getFirst();
  }

  @Test
  void aChainIsFollowedHitByHitAndThenUsedUp() {
    Rule rule = rule("store.put.before = 2*off -> 1*exit -> delay(20)+error(full)");
    assertThat(rule.at(1)).isEmpty();
    assertThat(rule.at(2)).isEmpty();
    assertThat(rule.at(3)).containsExactly(new Action.Exit());
    assertThat(rule.at(4))
        .containsExactly(new Action.Delay(Duration.ofMillis(20)), new Action.Fail(Fault.FULL));
    assertThat(rule.at(1_000_000)).isEqualTo(rule.at(4));
    assertThat(rule("store.put.before = 1*exit").at(2)).isEmpty();
  }

  @Test
  void everyActionIsKnown() {
    assertThat(rule("runtime.launch.after = exit+hang+lost+error(refused)").at(1))
        .containsExactly(
            new Action.Exit(),
            new Action.Hang(),
            new Action.Fail(Fault.LOST),
            new Action.Fail(Fault.REFUSED));
  }

  @Test
  void aRuleMayBeForOneTaskOnly() {
    Rule rule = rule("runtime.launch.before task=a1b2/my task = exit");
    assertThat(rule.task()).contains(new TaskSlot("a1b2", "my task"));
    assertThat(rule("store.put.after = exit").task()).isEqualTo(Optional.empty());
  }

  @Test
  void commentsAndEmptyLinesAreNoRulesButMakeARuleAnother() {
    assertThat(parser.parse("# nothing\n\n   \n")).isEmpty();
    assertThat(rule("store.put.before = exit # again"))
        .isNotEqualTo(rule("store.put.before = exit"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "store.put = exit|line 1: there is no point \"store.put\"; the nearest known one is",
        "store.put.before exit|line 1: \"store.put.before exit\" is not of the form POINT",
        "store.put.before = |is not of the form",
        "store.put.before = exi|there is no action \"exi\"; the nearest known one is exit",
        "store.put.before = exit ->|a term is missing",
        "store.put.before = 0*exit|there is no action \"0*exit\"",
        "store.put.before = exit(9)|\"exit(9)\" takes nothing in brackets",
        "store.put.before = delay(soon)|delay(soon) must be a number of milliseconds",
        "store.put.before = delay(99999999)|must be a number of milliseconds",
        "store.put.before = delay|must be a number of milliseconds",
        "store.put.before = error(ful)|there is no error \"ful\"; the nearest known one is full",
        "store.put.before = error(lost)|there is no error \"lost\"",
        "store.put.before = lost|only an .after point has an answer to lose",
        "store.put.after = lost|a store does not fail after it has written; use disk.force.after",
        "store.delete.after = error(full)|a store does not fail after it has written",
        "disk.force.after = error(refused)|a disk refuses nothing",
        "store.put.before task=web = exit|must be an allocation's whole id, a slash and the task",
      })
  void aWrongLineIsNamedWithTheRemedy(String line, String sentence) {
    assertThatExceptionOfType(BadRule.class)
        .isThrownBy(() -> parser.parse(line))
        .withMessageContaining(sentence);
  }

  @Test
  void theLineIsCounted() {
    assertThatExceptionOfType(BadRule.class)
        .isThrownBy(() -> parser.parse("# one\nstore.put.after = exit\nnonsense"))
        .withMessageStartingWith("line 3: ");
  }

  @Test
  void noiseIsRefusedAndNothingWorse() {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.err.println("RuleParserTest -Dholdfast.seed=" + seed);
    Random random = new Random(seed);
    String alphabet = "store.put.before =>-*()+#0129 task=a/b exit error(full)\n";
    for (int round = 0; round < 5_000; round++) {
      String text =
          random
              .ints(random.nextInt(60), 0, alphabet.length())
              .mapToObj(i -> alphabet.substring(i, i + 1))
              .reduce("", String::concat);
      try {
        assertThat(parser.parse(text)).allMatch(rule -> !rule.terms().isEmpty());
      } catch (BadRule e) {
        assertThat(e).hasMessageStartingWith("line ");
      }
    }
  }
}
