package dev.holdfast.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final Cli cli = new Cli();

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plugin", "schema", "dump", "explain", "doctor", "failpoints", "version"})
  void everyCommandExplainsItselfAndItsExitCodes(String command) {
    String[] args = command.isEmpty() ? new String[] {"-h"} : new String[] {command, "--help"};
    assertThat(cli.run(args)).isZero();
    assertThat(cli.out()).contains("Usage: holdfast", "Exit codes:", "0 ");
    assertThat(cli.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frob|holdfast: Unmatched argument at index 0: 'frob'; see holdfast --help",
        "schema|holdfast: Missing required parameter: 'DRIVER'; see holdfast schema --help",
        "schema systemdd|holdfast: there is no driver \"systemdd\"; the nearest known one is"
            + " systemd",
        "plugin --driver docker|holdfast: there is no driver \"docker\"; the nearest known one is",
        "dump --state-dir /x|holdfast: --state-dir is one driver's: name it with --driver",
        "version -o json|holdfast: Unknown options: '-o', 'json'; see holdfast version --help",
      })
  void aWrongCommandLineIsOneSentence(String line, String sentence) {
    assertThat(cli.run(line.split(" "))).isEqualTo(2);
    assertThat(cli.err()).startsWith(sentence).hasLineCount(1);
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void withoutACommandTheHelpIsNamed() {
    assertThat(cli.run()).isEqualTo(2);
    assertThat(cli.err()).isEqualTo("holdfast: a command is missing; see holdfast --help\n");
  }

  @Test
  void thePluginCommandAnswersWithTheRunnersCode() {
    assertThat(cli.run("plugin", "--driver", "podman")).isEqualTo(42);
  }

  @Test
  void versionTellsTheBuildsVersion() {
    assertThat(cli.run("version")).isZero();
    assertThat(cli.out()).matches("holdfast [0-9]+\\.[0-9]+\\.[0-9]+\\S* \\(Java .*\\)\n");
  }

  @Test
  void theSchemaListsEveryOptionOfAgentAndJob() {
    assertThat(cli.run("schema", "systemd")).isZero();
    assertThat(cli.out())
        .containsPattern("\n  state_dir +string +\"/var/lib/holdfast/systemd\" +absolute folder")
        .containsPattern("\n  slice +string +\"x.slice\" +where units go")
        .containsPattern("\n  command +string +required +what to run")
        .containsPattern("\n  args +list of strings +- +its arguments")
        .containsPattern("\n  logging.on +bool +true +whether");
  }

  @Test
  void theSchemaAsJsonHasTheSameOptions() throws IOException {
    assertThat(cli.run("schema", "systemd", "-o", "json")).isZero();
    JsonNode schema = new ObjectMapper().readTree(cli.out());
    assertThat(schema.at("/task/0/name").textValue()).isEqualTo("command");
    assertThat(schema.at("/task/0/required").booleanValue()).isTrue();
    assertThat(schema.at("/task/3/name").textValue()).isEqualTo("logging.on");
    assertThat(schema.at("/plugin").size()).isGreaterThan(10);
  }

  @Test
  void theSchemaAsMarkdownEscapesItsCells() {
    assertThat(cli.run("schema", "systemd", "-o", "markdown")).isZero();
    assertThat(cli.out()).contains("| `command` | string | required | what to run \\| or not |");
  }

  @Test
  void doctorTellsWhyNothingIsUsable() throws IOException {
    assertThat(cli.run("doctor", "-o", "json", "--state-dir", "/proc/nowhere")).isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(cli.out());
    assertThat(report.at("/drivers/1/driver").textValue()).isEqualTo("systemd");
    assertThat(report.at("/drivers/1/reason").textValue()).contains("made for the test");
    assertThat(report.at("/node/cgroup").textValue()).isIn("v1", "v2", "hybrid", "none");
  }

  @Test
  void doctorsTableNamesEveryDriver() {
    assertThat(cli.run("doctor")).isEqualTo(1);
    assertThat(cli.out())
        .contains("driver systemd      NOT usable: it cannot be opened: made for the test")
        .contains("driver podman ")
        .contains("boot ");
  }
}
