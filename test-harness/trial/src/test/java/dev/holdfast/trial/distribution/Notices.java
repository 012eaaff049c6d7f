package dev.holdfast.trial.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The list of what others wrote, from the controller's table of licenses; a jar that no line covers
 * fails the build, so that the list is never short.
 */
final class Notices {
  private final List<String[]> table;

  Notices(Path table) throws IOException {
    this.table =
        Files.readAllLines(table).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split("\\s*\\|\\s*"))
            .toList();
  }

  /** Writes the list, and beside it the texts that the jars themselves carry. */
  void write(List<Path> jars, Path home) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("holdfast-trial is shipped with these libraries, each under its own license, and");
    lines.add("with a Java runtime (OpenJDK, GPL-2.0 with Classpath Exception).");
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      if (!name.startsWith("holdfast-")) {
        String[] cells = find(name);
        lines.add("%s%n    %s%n    %s".formatted(name, cells[1], cells[2]));
        texts(jar, home.resolve("legal").resolve(name.replace(".jar", "")));
      }
    }
    Files.write(home.resolve("THIRD-PARTY.txt"), lines);
  }

  private String[] find(String jar) throws IOException {
    return table.stream()
        .filter(cells -> jar.startsWith(cells[0]))
        .findFirst()
        .orElseThrow(() ->
            new IOException(
                "no line of controller/src/dist/third-party.txt covers %s: add its license and home"
                    .formatted(jar)));
  }

  private static void texts(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(Notices::isText).toList()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), zip.getInputStream(entry).readAllBytes());
      }
    }
  }

  private static boolean isText(ZipEntry entry) {
    return entry.getName().matches("(META-INF/)?(LICENSE|NOTICE|COPYING)[^/]*");
  }
}
