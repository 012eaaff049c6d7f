package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The list of what others wrote, with their licenses. The licenses are kept by hand in {@code
 * third-party.txt}, one line for each beginning of a jar's name; a jar that no line covers fails
 * the build, so that the list is never short.
 */
final class Notices {
  private record Source(String prefix, String license, String home) {}

  private final List<Source> sources;

  Notices(Path table) throws IOException {
    this.sources =
        Files.readAllLines(table).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split("\\s*\\|\\s*"))
            .map(cells -> new Source(cells[0], cells[1], cells[2]))
            .toList();
  }

  /** Writes the list, and beside it the texts that the jars themselves carry. */
  void write(List<Path> jars, Path home) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Holdfast is shipped with these libraries, each under its own license, and with a");
    lines.add("Java runtime (OpenJDK, GPL-2.0 with Classpath Exception; see runtime/legal).");
    lines.add("License and notice files that the libraries carry are in legal/.");
    lines.add("");
    for (Path jar : jars) {
      if (!Jars.name(jar).startsWith("holdfast-")) {
        Source source = of(jar);
        lines.add("%s%n    %s%n    %s".formatted(Jars.name(jar), source.license, source.home));
        texts(jar, home.resolve("legal"));
      }
    }
    Files.write(home.resolve("THIRD-PARTY.txt"), lines);
  }

  private Source of(Path jar) throws IOException {
    return sources.stream()
        .filter(source -> Jars.name(jar).startsWith(source.prefix))
        .findFirst()
        .orElseThrow(() ->
            new IOException(
                "no line of src/dist/third-party.txt covers %s: add its license and home"
                    .formatted(Jars.name(jar))));
  }

  private static void texts(Path jar, Path legal) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(Notices::isText).toList()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        Path target = legal.resolve(Jars.name(jar).replace(".jar", "")).resolve(name);
        Files.createDirectories(target.getParent());
        Files.write(target, zip.getInputStream(entry).readAllBytes());
      }
    }
  }

  private static boolean isText(ZipEntry entry) {
    return entry.getName().matches("(META-INF/)?(LICENSE|NOTICE|COPYING)[^/]*");
  }
}
