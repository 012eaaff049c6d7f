package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.suites.PluginUnderTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps account of the scenarios: the page names tests or a reason for each, and nothing else. */
class NumbersTest {
  private static final int SCENARIOS = 25;
  private static final String PAGE = "test-harness/suites/docs/acceptance.md";
  private static final Pattern ROW = Pattern.compile("^\\| (A\\d\\d) \\| (.+) \\| (.+) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test\\.\\w+)`");
  private static final Pattern NUMBER = Pattern.compile("A\\d\\d");

  @Test
  void everyScenarioHasATestOrAReasonWhyNot() throws Exception {
    Map<String, String> rows = rows();

    assertThat(rows.keySet())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, SCENARIOS).mapToObj("A%02d"::formatted).toList());
    assertThat(rows.values())
        .allSatisfy(cell ->
            assertThat(TEST.matcher(cell).find() || cell.startsWith("none: ")).as(cell).isTrue());
  }

  @Test
  void thePageNamesJustTheTestsThatCarryTheNumber() throws Exception {
    Map<String, SortedSet<String>> named = new TreeMap<>();
    rows()
        .forEach((number, cell) ->
            TEST.matcher(cell)
                .results()
                .map(MatchResult::group)
                .forEach(test ->
                    named
                        .computeIfAbsent(number, _ -> new TreeSet<>())
                        .add(test.replace("`", ""))));

    assertThat(named).isEqualTo(tagged());
  }

  @Test
  void eachTestShowsTheNumberOfItsScenario() throws Exception {
    assertThat(tests())
        .allSatisfy(test -> {
          DisplayName shown = test.getAnnotation(DisplayName.class);
          assertThat(shown).as("display name of %s", test).isNotNull();
          assertThat(shown.value()).startsWith(test.getAnnotation(Tag.class).value() + " ");
        });
  }

  private static Map<String, String> rows() throws IOException {
    return Files.readAllLines(PluginUnderTest.checkout().resolve(PAGE)).stream()
        .flatMap(line -> ROW.matcher(line).results())
        .collect(
            Collectors.toMap(
                row -> row.group(1), row -> row.group(3), (a, b) -> a + b, TreeMap::new));
  }

  private static Map<String, SortedSet<String>> tagged() throws Exception {
    return tests()
        .collect(
            Collectors.groupingBy(
                test -> test.getAnnotation(Tag.class).value(),
                TreeMap::new,
                Collectors.mapping(NumbersTest::name, Collectors.toCollection(TreeSet::new))));
  }

  private static String name(Method test) {
    return test.getDeclaringClass().getSimpleName() + "." + test.getName();
  }

  private static Stream<Method> tests() throws Exception {
    return classes().stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Tag.class))
        .filter(method -> NUMBER.matcher(method.getAnnotation(Tag.class).value()).matches());
  }

  private static List<Class<?>> classes() throws Exception {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith("Test.class"))
          .map(file -> root.relativize(file).toString())
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .<Class<?>>map(NumbersTest::type)
          .toList();
    }
  }

  private static Path root() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(NumbersTest.class.getProtectionDomain().getCodeSource())
            .getLocation()
            .toURI());
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
