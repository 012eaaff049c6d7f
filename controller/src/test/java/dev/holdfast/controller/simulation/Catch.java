package dev.holdfast.controller.simulation;

import static java.util.stream.Collectors.joining;

import dev.holdfast.controller.engine.Engine;
import dev.holdfast.controller.simulation.Simulation.Options;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tries to catch the program in which it was loaded: by the rules of the pure core, by seeds, and
 * where neither does, by the engine's tests. A function of JDK types, so that it can be called from
 * another loader: from the number of seeds, and whether the pure core was changed, to what caught
 * it, or to nothing.
 */
public final class Catch implements BiFunction<Integer, Boolean, String> {
  /** Enough to name a seed too, where a rule has caught it already. */
  private static final int SEEDS_AFTER_A_RULE = 300;

  private static final String ROOT = Engine.class.getPackageName().replace(".engine", "");
  private static final List<String> RULES =
      List.of("reconcile.EverySituationTest", "reconcile.StoppingTest");
  private static final List<String> TESTS =
      List.of(
          "engine.PromisesTest",
          "recovery.InventoryTest",
          "engine.UnnotedStartTest",
          "engine.LateAnswerTest",
          "engine.FullDiskTest",
          "engine.ForgottenTaskTest",
          "engine.RecoveryTest",
          "engine.TasksTest");

  @Override
  public String apply(Integer seeds, Boolean rules) {
    String byRule = rules ? firstCaught(RULES) : "";
    String bySeed = bySeed(byRule.isEmpty() ? seeds : Math.min(seeds, SEEDS_AFTER_A_RULE));
    String caught = Stream.of(byRule, bySeed).filter(it -> !it.isEmpty()).collect(joining("; "));
    return caught.isEmpty() ? firstCaught(TESTS) : caught;
  }

  private static String bySeed(int seeds) {
    for (long seed = 1; seed <= seeds; seed++) {
      Outcome outcome = Simulation.run(seed, Options.PLAIN);
      if (outcome.violation() != null) {
        return "seed " + seed + ": " + outcome.violation();
      }
    }
    return "";
  }

  private static String firstCaught(List<String> tests) {
    return tests.stream()
        .map(test -> ROOT + "." + test)
        .map(Catch::caughtBy)
        .filter(caught -> !caught.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String caughtBy(String test) {
    try {
      Class<?> type = Class.forName(test, true, Catch.class.getClassLoader());
      List<Method> methods =
          Arrays.stream(type.getDeclaredMethods())
              .filter(method -> method.isAnnotationPresent(Test.class))
              .filter(method -> method.getParameterCount() == 0)
              .sorted(Comparator.comparing(Method::getName))
              .toList();
      for (Method method : methods) {
        if (fails(type, method)) {
          return type.getSimpleName() + "." + method.getName();
        }
      }
      return "";
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the tests of " + test + " cannot be run", e);
    }
  }

  private static boolean fails(Class<?> type, Method method) throws ReflectiveOperationException {
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object test = constructor.newInstance();
    method.setAccessible(true);
    try {
      method.invoke(test);
      return false;
    } catch (InvocationTargetException _) {
      return true;
    } finally {
      afterEach(type, test);
    }
  }

  private static void afterEach(Class<?> type, Object test) throws ReflectiveOperationException {
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(AfterEach.class)) {
        method.setAccessible(true);
        method.invoke(test);
      }
    }
  }
}
