package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keeps account of the protocol's rows: each has a test here or a reason why it has none. */
class RowsTest {
  private static final int ROWS = 134;
  private static final Pattern NAME = Pattern.compile("row(\\d{3})_\\w+");
  private static final Pattern ELSEWHERE = Pattern.compile("(\\d+): \\S.+");

  @Test
  void everyRowHasATestOrAReasonWhyNot() throws Exception {
    Set<Integer> covered =
        rows().map(RowsTest::number).collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> accounted = new TreeSet<>(covered);
    accounted.addAll(elsewhere());

    assertThat(accounted)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS).boxed().toList());
  }

  @Test
  void noRowIsBothTestedHereAndElsewhere() throws Exception {
    assertThat(rows().map(RowsTest::number)).doesNotContainAnyElementsOf(elsewhere());
  }

  @Test
  void eachTestShowsTheNumberOfItsRow() throws Exception {
    assertThat(rows())
        .allSatisfy(test -> {
          DisplayName shown = test.getAnnotation(DisplayName.class);
          assertThat(shown).as("display name of %s", test).isNotNull();
          assertThat(shown.value()).startsWith(number(test) + " ");
        });
  }

  private static Stream<Method> rows() throws Exception {
    List<Method> methods =
        classes().stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> NAME.matcher(method.getName()).matches())
            .toList();
    return methods.stream();
  }

  private static int number(Method test) {
    Matcher name = NAME.matcher(test.getName());
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }

  private static List<Class<?>> classes() throws Exception {
    Path folder = folder();
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith("Test.class"))
              .map(file -> file.substring(0, file.length() - ".class".length()))
              .toList();
      return names.stream().<Class<?>>map(RowsTest::type).toList();
    }
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(RowsTest.class.getResource("RowsTest.class")).toURI())
        .resolveSibling("");
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(RowsTest.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Set<Integer> elsewhere() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(RowsTest.class.getResourceAsStream("rows-elsewhere.txt"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(RowsTest::elsewhere)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static int elsewhere(String line) {
    Matcher entry = ELSEWHERE.matcher(line);
    assertThat(entry.matches()).as("a row number, a colon and a reason: %s", line).isTrue();
    return Integer.parseInt(entry.group(1));
  }
}
