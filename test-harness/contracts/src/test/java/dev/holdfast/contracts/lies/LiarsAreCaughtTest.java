package dev.holdfast.contracts.lies;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.holdfast.contracts.Clause;
import dev.holdfast.contracts.RuntimeContract;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** A suite that lets a liar pass would let a broken runtime pass. */
class LiarsAreCaughtTest {

  private static Stream<Method> testsCiting(String clause) {
    return Arrays.stream(RuntimeContract.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Clause.class))
        .filter(method -> List.of(method.getAnnotation(Clause.class).value()).contains(clause));
  }

  private static Events run(Lie lie) {
    List<DiscoverySelector> tests =
        testsCiting(lie.clause())
            .<DiscoverySelector>map(test -> selectMethod(LyingContract.class, test))
            .toList();
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter(LieResolver.KEY, lie.name())
        .selectors(tests.toArray(DiscoverySelector[]::new))
        .execute()
        .testEvents();
  }

  @TestFactory
  Stream<DynamicTest> everyLieIsCaughtByATestOfItsClause() {
    return Arrays.stream(Lie.values())
        .map(lie ->
            DynamicTest.dynamicTest(
                lie.name(), () -> assertThat(run(lie).failed().count()).isPositive()));
  }

  @Test
  void everyClauseHasALiar() {
    var broken = Arrays.stream(Lie.values()).map(Lie::clause).collect(toSet());
    var cited =
        Arrays.stream(RuntimeContract.class.getMethods())
            .filter(method -> method.isAnnotationPresent(Clause.class))
            .flatMap(method -> Arrays.stream(method.getAnnotation(Clause.class).value()))
            .filter(citation -> citation.matches("R[0-9]+"))
            .collect(toSet());
    assertThat(broken).isEqualTo(cited);
  }
}
