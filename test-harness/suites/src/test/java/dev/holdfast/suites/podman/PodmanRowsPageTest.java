package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Keeps the page of the Go driver's tests to the tests that there are. */
class PodmanRowsPageTest {
  private static final Path PAGE = Path.of("docs/podman-rows.md");
  private static final Path TESTS = Path.of("src/test/java/dev/holdfast/suites/podman");
  private static final Pattern NAMED = Pattern.compile("`(\\w+RowsTest\\.\\w+)`");

  private static List<String> named() throws IOException {
    return NAMED.matcher(Files.readString(PAGE)).results().map(it -> it.group(1)).toList();
  }

  private static List<String> existing() throws IOException {
    try (Stream<Path> files = Files.list(TESTS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> name.endsWith("RowsTest"))
          .flatMap(PodmanRowsPageTest::tests)
          .toList();
    }
  }

  private static Stream<String> tests(String type) {
    try {
      Class<?> found = Class.forName(PodmanRowsPageTest.class.getPackageName() + "." + type);
      return Arrays.stream(found.getDeclaredMethods())
          .filter(PodmanRowsPageTest::isTest)
          .map(method -> type + "." + method.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  @Test
  void everyNamedTestExistsAndEveryTestIsNamed() throws IOException {
    assertThat(named()).hasSizeGreaterThan(80).containsAll(existing());
    assertThat(existing()).containsAll(named());
  }

  @Test
  void everyRowNamesATestOrAReason() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| ")).skip(1).toList();
    assertThat(rows)
        .hasSizeGreaterThan(80)
        .allMatch(row -> NAMED.matcher(row).find() || row.contains("| none: "));
  }
}
