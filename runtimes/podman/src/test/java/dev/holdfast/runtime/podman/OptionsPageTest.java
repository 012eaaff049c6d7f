package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Keeps the page of options and tests to what there is. */
class OptionsPageTest {
  private static final Path PAGE = Path.of("docs/options-and-their-tests.md");
  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (.+) \\|");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final List<String> PACKAGES =
      Stream.of("", ".create", ".image", ".logs", ".takeover")
          .map(part -> OptionsPageTest.class.getPackageName() + part + ".")
          .toList();

  /** The rows below a heading: what is held, by what. */
  private static Map<String, String> table(String heading) throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals("## " + heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(ROW::matcher)
        .forEach(row -> {
          assertThat(row.matches()).isTrue();
          assertThat(rows.put(row.group(1).replace("`", ""), row.group(2))).isNull();
        });
    return rows;
  }

  private static Stream<String> names(OptionSchema schema, String prefix) {
    return schema.options().stream().flatMap(option -> names(option, prefix + option.name()));
  }

  private static Stream<String> names(Option option, String name) {
    return switch (option.type()) {
      case OptionType.Block(OptionSchema inner) -> names(inner, name + ".");
      case OptionType.BlockList(OptionSchema inner) -> names(inner, name + ".");
      default -> Stream.of(name);
    };
  }

  @Test
  void everyOptionHasItsRow() throws IOException {
    assertThat(table("Options of the agent's plugin block").keySet())
        .containsExactlyElementsOf(names(PodmanOptions.plugin(), "").toList());
    assertThat(table("Options of a task").keySet())
        .containsExactlyElementsOf(names(PodmanOptions.task(), "").toList());
  }

  @Test
  void everyRowNamesATestOrAReason() throws IOException {
    List<String> cells =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| ") && !line.matches("\\| [a-z ]+ \\| \\w+ \\|"))
            .map(line -> line.substring(line.indexOf('|', 1) + 2))
            .toList();
    assertThat(cells)
        .hasSizeGreaterThan(100)
        .allSatisfy(cell ->
            assertThat(TEST.matcher(cell).find() || cell.startsWith("none: ")).as(cell).isTrue());
  }

  @Test
  void everyNamedTestExists() throws IOException {
    List<MatchResult> named = TEST.matcher(Files.readString(PAGE)).results().toList();
    assertThat(named)
        .allSatisfy(
            test -> assertThat(exists(test.group(1), test.group(2))).as(test.group()).isTrue());
  }

  private static boolean exists(String type, String method) {
    return PACKAGES.stream()
        .flatMap(where -> found(where + type).stream())
        .flatMap(OptionsPageTest::methods)
        .filter(it -> it.getName().equals(method))
        .anyMatch(it ->
            it.isAnnotationPresent(Test.class) || it.isAnnotationPresent(ParameterizedTest.class));
  }

  private static Optional<Class<?>> found(String name) {
    try {
      return Optional.of(Class.forName(name, false, OptionsPageTest.class.getClassLoader()));
    } catch (ClassNotFoundException _) {
      return Optional.empty();
    }
  }

  private static Stream<java.lang.reflect.Method> methods(Class<?> type) {
    return Stream.concat(
        Arrays.stream(type.getMethods()), Arrays.stream(type.getDeclaredMethods()));
  }
}
