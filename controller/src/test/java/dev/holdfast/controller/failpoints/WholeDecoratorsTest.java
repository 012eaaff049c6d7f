package dev.holdfast.controller.failpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.faults.FaultyRuntime;
import dev.holdfast.controller.engine.GuardedRuntime;
import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.disk.Disk;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A method with a default is easily forgotten by a decorator, and then loses its meaning. */
class WholeDecoratorsTest {
  private static void assertWhole(Class<?> decorator, Class<?> decorated) {
    for (Method method : decorated.getMethods()) {
      assertThat(Arrays.stream(decorator.getDeclaredMethods()))
          .as("%s hands on %s", decorator.getSimpleName(), method)
          .anyMatch(own ->
              own.getName().equals(method.getName())
                  && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }
  }

  @Test
  void whatDecoratesARuntimeHandsOnEveryMethod() {
    assertWhole(ForwardingRuntime.class, WorkloadRuntime.class);
  }

  @ParameterizedTest
  @ValueSource(classes = {FailingRuntime.class, GuardedRuntime.class, FaultyRuntime.class})
  void everyDecoratorIsBuiltOnThat(Class<?> decorator) {
    assertThat(decorator).isAssignableTo(ForwardingRuntime.class);
  }

  @Test
  void theOthersDoToo() {
    assertWhole(FailingProvider.class, RuntimeProvider.class);
    assertWhole(FailingStore.class, StateStore.class);
    assertWhole(FailingDisk.class, Disk.class);
  }
}
