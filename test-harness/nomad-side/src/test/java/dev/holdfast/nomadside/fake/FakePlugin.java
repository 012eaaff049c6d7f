package dev.holdfast.nomadside.fake;

import dev.holdfast.nomadside.launch.PluginFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The executable of the fake, and what it wrote down of the calls that it got.
 *
 * @param folder where the script, the journal and the fake's tasks live
 */
public record FakePlugin(Path folder) {

  /** Writes the launcher script. */
  public static FakePlugin in(Path folder) throws IOException {
    Path script = folder.resolve("fake");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        script,
        """
        #!/bin/sh
        exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto \\
          -Xlog:disable -Xlog:all=warning:stderr --enable-native-access=ALL-UNNAMED \\
          -cp '%s' %s '%s' "$@"
        """
            .formatted(
                java,
                System.getProperty("java.class.path"),
                FakePluginMain.class.getName(),
                folder));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new FakePlugin(folder);
  }

  public PluginFile file() {
    return PluginFile.of(folder.resolve("fake"));
  }

  /** The same plugin with a fault: see {@link FakePluginMain}. */
  public PluginFile file(String fault) {
    return file().withArgs(fault);
  }

  /** Every call of all launches so far, in order. */
  public List<String> journal() throws IOException {
    Path journal = folder.resolve("journal");
    return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
  }
}
