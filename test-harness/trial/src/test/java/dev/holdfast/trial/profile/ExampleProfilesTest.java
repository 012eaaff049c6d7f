package dev.holdfast.trial.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExampleProfilesTest {
  private static final Path PAGE = Path.of("docs/test-your-driver.md");
  private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void theProfilesOfThePageCanBeUsed() throws IOException {
    List<String> blocks =
        BLOCK.matcher(Files.readString(PAGE)).results().map(block -> block.group(1)).toList();

    assertThat(blocks).hasSize(2);
    Profile units = ProfileReader.read("page", blocks.getFirst());
    assertThat(units.can(Ability.EXEC)).isFalse();
    Profile containers = ProfileReader.read("page", blocks.getLast());
    assertThat(containers.truth().of("a", "t")).isEqualTo("/my/a-t");
    assertThat(containers.pluginOptions("/s")).containsEntry("state_dir", "/s");
  }
}
