package dev.holdfast.contracts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.WorkloadRuntime;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The suite and the clauses in the SPI's Javadoc stay in step. */
class ClauseCoverageTest {
  private static final Path SPI = Path.of("../../runtimes/spi/src/main/java/dev/holdfast/runtime");
  private static final Pattern NUMBERED = Pattern.compile("<li>(R[0-9]+) ");
  private static final Pattern NUMBER = Pattern.compile("R[0-9]+");

  private static List<Method> tests() {
    return Arrays.stream(RuntimeContract.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .toList();
  }

  private static Stream<String> citations() {
    return tests().stream()
        .map(test -> test.getAnnotation(Clause.class))
        .filter(clause -> clause != null)
        .flatMap(clause -> Arrays.stream(clause.value()));
  }

  private static Set<String> clauses() throws IOException {
    String source = Files.readString(SPI.resolve("WorkloadRuntime.java"));
    return NUMBERED
        .matcher(source)
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(toSet());
  }

  @Test
  void theSpiHasNumberedClauses() throws IOException {
    assertThat(clauses()).contains("R1", "R13");
  }

  @Test
  void everyTestCitesAPromise() {
    assertThat(tests())
        .isNotEmpty()
        .allSatisfy(test -> assertThat(test.isAnnotationPresent(Clause.class)).isTrue());
  }

  @Test
  void everyClauseHasATestAndEveryCitedClauseExists() throws IOException {
    Set<String> cited = citations().filter(NUMBER.asMatchPredicate()).collect(toSet());
    assertThat(cited).isEqualTo(clauses());
  }

  @Test
  void everyOtherCitationNamesAMethodOfTheSpi() {
    assertThat(citations().filter(NUMBER.asMatchPredicate().negate()).distinct())
        .allSatisfy(citation -> assertThat(methodNames(citation)).contains(citation));
  }

  private static List<String> methodNames(String citation) throws ClassNotFoundException {
    String type = citation.substring(0, citation.indexOf('.'));
    Class<?> owner = Class.forName(WorkloadRuntime.class.getPackageName() + "." + type);
    return Arrays.stream(owner.getMethods()).map(method -> type + "." + method.getName()).toList();
  }
}
