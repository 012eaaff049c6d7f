package dev.holdfast.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.LoadedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's table of options is what the program prints. */
class ReadmeTest {
  private static final String FROM = "<!-- schema systemd: checked by ReadmeTest -->\n```\n";
  private static final String TO = "```\n<!-- end -->";

  @Test
  void theOptionsTableIsWhatSchemaPrints() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    int from = readme.indexOf(FROM) + FROM.length();
    assertThat(readme.substring(from, readme.indexOf(TO, from)))
        .as("copy what holdfast schema systemd prints into the README")
        .isEqualTo(schema());
  }

  private static String schema() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Commands.of(
            new Console(out, out),
            Providers.installed(),
            (_, _, _) -> 1,
            _ -> new LoadedRecords(List.of(), List.of()))
        .execute("schema", "systemd");
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
