package dev.holdfast.suites.acceptance;

import dev.holdfast.suites.recovery.Settings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Makes one invocation for each seed. */
final class Seeds implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Settings settings = Settings.ofThisRun();
    return LongStream.range(settings.seed(), settings.seed() + settings.rounds())
        .mapToObj(seed -> new Invocation(context.getDisplayName(), seed));
  }

  private record Invocation(String name, long seed) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return "%s [-Dholdfast.seed=%d -Dholdfast.seeds=1]".formatted(name, seed);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Draw(seed));
    }
  }

  private record Draw(long seed) implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RandomGenerator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return new SplittableRandom(seed);
    }
  }
}
