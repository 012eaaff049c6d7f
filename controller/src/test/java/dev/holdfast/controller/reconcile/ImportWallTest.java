package dev.holdfast.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The rules may use values, nouns and records. Whatever is not on the list fails the build. */
class ImportWallTest {
  private static final ArchRule WALL =
      ArchRuleDefinition.classes()
          .should()
          .onlyDependOnClassesThat()
          .haveNameMatching(
              "(\\[L)?dev\\.holdfast\\.(controller\\.reconcile|runtime|store)\\.[A-Z][A-Za-z$]*;?"
                  + "|java\\.lang\\.(?!Thread|Process|Runtime$|System$)[A-Za-z.$]+"
                  + "|java\\.time\\.(Instant|Duration)"
                  + "|java\\.util\\.(List|Objects|Optional)"
                  + "|org\\.jspecify\\.annotations\\.[A-Za-z]+"
                  + "|(boolean|int|long|void)");

  @Test
  void theRulesImportNothingThatCouldHaveAnEffect() {
    JavaClasses rules =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("dev.holdfast.controller.reconcile");
    assertThat(rules).hasSizeGreaterThan(10);
    WALL.check(rules);
  }

  @Test
  void theWallStopsTheCanaries() {
    for (Class<?> canary : new Class<?>[] {FileCanary.class, ClockCanary.class}) {
      JavaClasses classes = new ClassFileImporter().importClasses(canary);
      assertThat(WALL.evaluate(classes).hasViolation()).as(canary.getName()).isTrue();
    }
  }

  /** Reads a file, which a rule must not. */
  static final class FileCanary {
    boolean exists() {
      return Files.exists(Path.of("/"));
    }
  }

  /** Reads the clock, which a rule must not. */
  static final class ClockCanary {
    long now() {
      return System.nanoTime();
    }
  }
}
