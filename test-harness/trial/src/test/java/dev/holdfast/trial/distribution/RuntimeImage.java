package dev.holdfast.trial.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The Java runtime that is shipped; made once, as long as the JDK is the same. */
final class RuntimeImage {
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.xml",
          "jdk.management",
          "jdk.net",
          "jdk.unsupported");

  /** What a runtime copied from a JDK does not need. */
  private static final List<String> DEVELOPMENT = List.of("lib/src.zip", "lib/ct.sym");

  private final Path jdk = Path.of(System.getProperty("java.home"));
  private final Path image;
  private final Path stamp;

  RuntimeImage(Path image) {
    this.image = image;
    this.stamp = image.resolve("../../distribution/runtime").normalize();
  }

  void make() throws IOException {
    String wanted = jdk + "\n" + MODULES + "\n" + Files.readString(jdk.resolve("release"));
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    Files.deleteIfExists(stamp);
    Trees.remove(image);
    if (!isLinked()) {
      copy();
    }
    Files.writeString(stamp, wanted);
  }

  private boolean isLinked() throws IOException {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElse(null);
    if (jlink == null) {
      return false;
    }
    String[] args =
        Stream.of(
                List.of("--strip-debug", "--no-header-files", "--no-man-pages"),
                List.of("--compress=zip-0", "--add-modules", String.join(",", MODULES)),
                List.of("--output", image.toString()))
            .flatMap(List::stream)
            .toArray(String[]::new);
    if (jlink.run(System.out, System.err, args) == 0) {
      return true;
    }
    Trees.remove(image);
    return false;
  }

  /** Some distributions' JDKs cannot link; then all of the runtime is shipped. */
  private void copy() throws IOException {
    for (String part : List.of("lib", "conf", "legal", "release")) {
      if (Files.exists(jdk.resolve(part))) {
        Trees.copy(jdk.resolve(part), image.resolve(part));
      }
    }
    Trees.copy(jdk.resolve("bin/java"), image.resolve("bin/java"));
    for (String part : DEVELOPMENT) {
      Files.deleteIfExists(image.resolve(part));
    }
  }
}
