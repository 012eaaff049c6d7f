package dev.holdfast.controller.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Nomad's host reads one line from standard output; any other could hang or kill a plugin. */
class StdoutTest {
  private static final ArchRule RULE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .accessField(System.class, "out");

  @Test
  void onlyTheCommandLineKnowsStandardOutput() {
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                "dev.holdfast.controller", "dev.holdfast.store", "dev.holdfast.runtime");
    RULE.check(ours);
  }

  @Test
  void theRuleFires() {
    JavaClasses canary = new ClassFileImporter().importClasses(Chatter.class);
    ArchRule everywhere = noClasses().should().accessField(System.class, "out");
    assertThat(everywhere.evaluate(canary).hasViolation()).isTrue();
  }

  /** Does what is forbidden. */
  private static final class Chatter implements Runnable {
    @Override
    public void run() {
      System.out.println("x");
    }
  }
}
