package dev.holdfast.runtime.systemd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the kernel takes for programs. */
final class Executables {
  private static final int LONGEST_FIRST_LINE = 256;

  private Executables() {}

  /** Whether root can execute it: a binary, or a script whose interpreter is there. */
  static boolean isExecutable(Path program) {
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      return false;
    }
    String head = head(program);
    if (!head.startsWith("#!")) {
      return head.startsWith("\u007fELF");
    }
    String[] words = head.substring(2).split("\n", 2)[0].strip().split("[ \t]", 2);
    return words[0].startsWith("/") && Files.isExecutable(Path.of(words[0]));
  }

  private static String head(Path program) {
    try (InputStream file = Files.newInputStream(program)) {
      return new String(file.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
