package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.TaskDirectory;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPathTest {
  @TempDir private Path folder;
  private WorkloadSpec spec = Samples.spec(Map.of());

  @BeforeEach
  void makeSpec() {
    spec =
        Specs.of(Samples.OWNER, Samples.SLOT)
            .directory(new TaskDirectory(folder, "web"))
            .environment(Map.of("PATH", "relative:" + folder.resolve("bin")))
            .build();
  }

  private Path program(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void localFolderComesBeforeTheRootAndThePath() throws IOException {
    Path inPath = program("bin/tool");
    assertThat(ProgramPath.resolve(spec, "tool")).isEqualTo(inPath);
    Path inRoot = program("web/tool");
    assertThat(ProgramPath.resolve(spec, "tool")).isEqualTo(inRoot);
    Path inLocal = program("web/local/tool");
    assertThat(ProgramPath.resolve(spec, "tool")).isEqualTo(inLocal);
  }

  @Test
  void pathWithFoldersIsNotLookedForOnThePath() throws IOException {
    program("bin/sub/tool");
    assertThatThrownBy(() -> ProgramPath.resolve(spec, "sub/tool"))
        .isInstanceOf(RuntimeRefused.class);
    Path local = program("web/local/sub/tool");
    assertThat(ProgramPath.resolve(spec, "sub/tool")).isEqualTo(local);
    assertThat(ProgramPath.resolve(spec, "local/sub/tool")).isEqualTo(local);
  }

  @Test
  void absolutePathIsTakenAsItIs() throws IOException {
    Path file = program("any/tool");
    assertThat(ProgramPath.resolve(spec, file.toString())).isEqualTo(file);
  }

  @Test
  void errorNamesWhatWasTried() {
    assertThatThrownBy(() -> ProgramPath.resolve(spec, "tool"))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("command = \"tool\"")
        .hasMessageContaining(folder.resolve("web/local/tool").toString())
        .hasMessageContaining(folder.resolve("web/tool").toString())
        .hasMessageContaining(folder.resolve("bin/tool").toString());
  }

  @Test
  void fileThatCannotBeRunIsNamed() throws IOException {
    Path file = program("web/local/tool");
    assertThat(file.toFile().setExecutable(false)).isTrue();
    assertThatThrownBy(() -> ProgramPath.resolve(spec, "tool"))
        .hasMessageContaining(file + " is not an executable file");
  }
}
